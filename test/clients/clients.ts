import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport as Transport1 } from '@modelcontextprotocol/sdk/shared/transport.js';
import { Client as ClientOld } from 'sdk-old/client/index.js';
import { StdioClientTransport as StdioOld } from 'sdk-old/client/stdio.js';
import { StreamableHTTPClientTransport as HttpOld } from 'sdk-old/client/streamableHttp.js';
import type { Transport as TransportOld } from 'sdk-old/shared/transport.js';
import { start } from '../support/process.js';
import { type RawConnection, type Revision, rawHttp, rawStdio } from '../support/raw-mcp.js';

/** Where a client finds the server: an address, or a program to start. */
export type Place =
  | { url: string }
  | { command: string; args: string[]; env: Record<string, string>; cwd: string };

/** A tool's result as it arrives. */
export interface CallResult {
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** What the tests ask of any client, whoever wrote it. */
export interface AnyClient {
  /** The protocol revision that was agreed on, where the client tells it. */
  revision: string | undefined;
  /** Sends a request and gives its result; rejects when it is refused. */
  request(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface ClientKind {
  name: string;
  /** The revision that has to be agreed on, where the client tells it. */
  revision: string | undefined;
  connect(place: Place): Promise<AnyClient>;
}

/** The methods that the three generations of the SDK's client have in common. */
interface SdkClient {
  listTools(): Promise<unknown>;
  callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listResources(): Promise<unknown>;
  listResourceTemplates(): Promise<unknown>;
  readResource(params: { uri: string }): Promise<unknown>;
  listPrompts(): Promise<unknown>;
  getPrompt(params: { name: string; arguments?: Record<string, string> }): Promise<unknown>;
  close(): Promise<void>;
}

const METHODS = {
  'tools/list': 'listTools',
  'tools/call': 'callTool',
  'resources/list': 'listResources',
  'resources/templates/list': 'listResourceTemplates',
  'resources/read': 'readResource',
  'prompts/list': 'listPrompts',
  'prompts/get': 'getPrompt',
} as const;

function asAny(client: SdkClient, revision: string | undefined): AnyClient {
  return {
    revision,
    request: (method, params) => client[METHODS[method as keyof typeof METHODS]](params as never) as never,
    close: () => client.close(),
  };
}

const info = { name: 'test', version: '1' };
const quiet = { stderr: 'ignore' as const };

function current(name: string, mode: 'legacy' | 'auto' | { pin: string }, revision: string): ClientKind {
  return {
    name: `@modelcontextprotocol/client 2, ${name}`,
    revision,
    async connect(place) {
      const client = new Client(info, { versionNegotiation: { mode } });
      await client.connect(
        'url' in place
          ? new StreamableHTTPClientTransport(new URL(place.url))
          : new StdioClientTransport({ ...place, ...quiet }),
      );
      return asAny(client, client.getNegotiatedProtocolVersion());
    },
  };
}

const sdk1: ClientKind = {
  name: '@modelcontextprotocol/sdk 1.32',
  revision: '2025-11-25',
  async connect(place) {
    const client = new Client1(info);
    let revision: string | undefined;
    if ('url' in place) {
      const transport = new Http1(new URL(place.url));
      await client.connect(transport as Transport1);
      revision = transport.protocolVersion;
    } else {
      const transport: Transport1 = new Stdio1({ ...place, ...quiet });
      transport.setProtocolVersion = (version) => {
        revision = version;
      };
      await client.connect(transport);
    }
    return asAny(client, revision);
  },
};

/** It asks for 2024-11-05 and refuses any other answer, but does not tell what was agreed on. */
const sdkOld: ClientKind = {
  name: '@modelcontextprotocol/sdk 1.10',
  revision: undefined,
  async connect(place) {
    const client = new ClientOld(info);
    const transport = 'url' in place ? new HttpOld(new URL(place.url)) : new StdioOld({ ...place, ...quiet });
    await client.connect(transport as TransportOld);
    return asAny(client, undefined);
  },
};

function raw(revision: Revision): ClientKind {
  return {
    name: `JSON-RPC by hand, ${revision}`,
    revision,
    async connect(place) {
      const connection = await ('url' in place
        ? rawHttp(place.url, revision)
        : rawStdio(start(place.args[0] ?? '', place.args.slice(1), place), revision));
      return { revision: agreedOn(connection), request: orThrow(connection), close: connection.close };
    },
  };
}

function agreedOn({ opened: { result } }: RawConnection): string | undefined {
  const offered = result?.['supportedVersions'] as string[] | undefined;
  return offered?.[0] ?? (result?.['protocolVersion'] as string | undefined);
}

const orThrow =
  (connection: RawConnection): AnyClient['request'] =>
  async (method, params) => {
    const { result, error } = await connection.request(method, params);
    if (!result) throw new Error(error?.message);
    return result;
  };

/** Every client that the server has to get along with. */
export const CLIENTS: readonly ClientKind[] = [
  current('pinned', { pin: '2026-07-28' }, '2026-07-28'),
  current('by itself', 'auto', '2026-07-28'),
  current('legacy', 'legacy', '2025-11-25'),
  sdk1,
  sdkOld,
  raw('2026-07-28'),
  raw('2025-11-25'),
  raw('2025-06-18'),
  raw('2025-03-26'),
];
