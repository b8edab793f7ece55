import { describe, expect, it } from 'vitest';
import type { Caller } from '../client/caller.js';
import { Secret } from '../util/secret.js';
import { callerFromHeaders, SESSION_HEADERS, SettingsError } from './caller-settings.js';

const OPERATOR: Caller = {
  principal: 'process',
  credentials: { clientId: new Secret('operator-id'), password: new Secret('operator-word') },
  jurisdiction: 'NSW',
  detail: 'concise',
};

describe('a caller', () => {
  it.each([{}, { 'x-tab-jurisdiction': '' }, { 'x-other': 'x' }, { 'x-tab-detail': ['full', 'full'] }])(
    'that sets nothing is the operator: %j',
    (headers: Record<string, string | string[]>) => {
      expect(callerFromHeaders(headers, OPERATOR)).toEqual(OPERATOR);
    },
  );

  it('may set jurisdiction and detail, and keeps the operator’s credentials', () => {
    const caller = callerFromHeaders({ 'x-tab-jurisdiction': 'vic', 'x-tab-detail': 'FULL' }, OPERATOR);
    expect(caller).toEqual({ ...OPERATOR, jurisdiction: 'VIC', detail: 'full' });
  });

  it('that brings any credential has none of the operator’s', () => {
    for (const header of Object.keys(SESSION_HEADERS).filter((name) => !/jurisdiction|detail/.test(name))) {
      const { credentials } = callerFromHeaders({ [header]: 'theirs' }, OPERATOR);
      const values = Object.values(credentials).map((secret) => (secret as Secret).reveal());
      expect(values, header).toEqual(['theirs']);
    }
  });

  it.each(Object.keys(SESSION_HEADERS))('is told that %s is not accepted, without the value', (header) => {
    const set = () => callerFromHeaders({ [header]: 'hid\u0000den' }, OPERATOR);
    expect(set).toThrow(SettingsError);
    expect(set).toThrow(new RegExp(`^The header ${header} is not accepted. Accepted: .{5,}\\.$`));
    expect(set).not.toThrow(/hid/);
  });
});
