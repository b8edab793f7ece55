export {
  CancelledError,
  InputError,
  type InputIssue,
  MissingCredentialError,
  RefusedError,
} from './input.js';
export { type ErrorKind, type Retry, TabError } from './tab-error.js';
export {
  BodyError,
  ContractError,
  HttpError,
  NotFoundError,
  TransportError,
  type UpstreamWords,
} from './upstream.js';
