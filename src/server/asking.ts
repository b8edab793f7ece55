import type { CallOptions } from '../client/tab-client.js';
import type { RouteTool } from '../tools/define-tool.js';

/** How something is asked for, beside what is asked and by whom. */
export type Asking = Required<Pick<CallOptions, 'keeping' | 'patience' | 'route'>>;

/** How a tool's answer is kept, how long its large bodies may take, and what the breaker knows it by. */
export function askingAs({ freshness, read, moments, route }: RouteTool): Asking {
  const large = freshness === 'competition' || freshness === 'sports-list';
  return {
    keeping: { freshness, read, ...(moments ? { moments } : {}) },
    patience: large ? 3 : 1,
    route,
  };
}
