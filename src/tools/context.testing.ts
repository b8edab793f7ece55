import type { Exchange, Grant, GrantInput, ToolContext, ToolRequest } from './context.js';

/** What a `run` tool asked of its context. */
export interface Asked {
  requests: ToolRequest[];
  grants: { kind: string; input: GrantInput }[];
}

/** A context whose upstream answers `body` to every GET, and which grants `grant`; `asked` tells what was asked. */
export function testContext(given: {
  now: number;
  body?: unknown;
  grant?: Grant;
  detail?: 'concise' | 'full';
}): { context: ToolContext; asked: Asked } {
  const asked: Asked = { requests: [], grants: [] };
  const context: ToolContext = {
    get: async (request): Promise<Exchange> => {
      asked.requests.push(request);
      return {
        status: 200,
        body: given.body,
        text: JSON.stringify(given.body),
        answeredAt: given.now - 4_000,
      };
    },
    grant: async (kind, input) => {
      asked.grants.push({ kind, input });
      if (!given.grant) throw new Error('no grant here');
      return given.grant;
    },
    now: () => given.now,
    jurisdiction: 'NSW',
    zone: 'Australia/Sydney',
    detail: given.detail ?? 'concise',
    status: () => ({}),
  };
  return { context, asked };
}
