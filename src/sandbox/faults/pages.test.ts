import { describe, expect, it } from 'vitest';
import { random } from '../world/random.js';
import { edgePage } from './pages.js';

describe('the page of the edge', () => {
  it('shows a path without letting it become markup', () => {
    expect(edgePage('/v1/"<b>&', random('page'))).toContain('com.au/v1/&#34;&#60;b&#62;&#38;?" on');
  });

  it('is the same for the same draws', () => {
    expect(edgePage('/v1/', random('page'))).toBe(edgePage('/v1/', random('page')));
    expect(edgePage('/v1/', random('page'))).not.toBe(edgePage('/v1/', random('other')));
  });
});
