import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../../../test/support/upstream.js';
import { Secret } from '../../util/secret.js';
import { RACES, start } from './recorder.testing.js';

describe('secrets', () => {
  const PLANTED = {
    configured: 'Configured+Secret/77',
    bearer: 'opaque-bearer-4711-abcdef',
    jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5MTgyNzM2In0.c2lnbmF0dXJl',
    jwtInHeader: 'eyJhbGciOiJub25lIn0.eyJhIjoiYiJ9.aGVhZGVy',
    cookie: 'cookie-crumb-8812',
    setCookie: 'set-crumb-9913',
    apiKey: 'api-key-in-header',
    query: 'query-token-3344',
    clientId: 'my-client',
    clientSecret: 'my secret & more',
    account: '9182736',
    password: 'swordfish"9',
    refresh: 'refresh-me-5566',
    access: 'access-granted-7788',
    basic: 'jane:passphrase-1',
    mail: 'jane.citizen@example.com',
    owner: 'Jane Citizen',
    customer: '55667788',
    echoed: 'nested-token-1212',
    inHtml: 'html-token-3434',
  };

  it('never touch the disk', async () => {
    const { recorder, directory } = await start(
      (asked, response) => {
        if (asked.method === 'POST') {
          const { access: access_token, refresh: refresh_token } = PLANTED;
          return json(response, 200, {
            access_token,
            refresh_token,
            token_type: 'Bearer',
            expires_in: 10_800,
          });
        }
        if (asked.url.includes('html')) {
          response.writeHead(200, { 'content-type': 'text/html' });
          return response.end(
            `<html><a href="/x?access_token=${PLANTED.access}">x</a><input name="csrfToken" value='${PLANTED.inHtml}'>` +
              `<p>Account number: <b>${PLANTED.account}</b> ${PLANTED.mail} ${PLANTED.clientSecret.replace('&', '&amp;')}</p>` +
              `<script>var s = {"password":"${PLANTED.password}", jwt: '${PLANTED.jwt}'}</script></html>`,
          );
        }
        return json(
          response,
          200,
          {
            races: [
              { raceName: 'Sober Plate', url: `https://x/?t=${encodeURIComponent(PLANTED.configured)}` },
            ],
            account: { accountNumber: Number(PLANTED.account), holder: PLANTED.owner, balance: 12 },
            deep: [
              {
                session: { echo: [PLANTED.bearer, { customerId: PLANTED.customer, token: PLANTED.echoed }] },
              },
            ],
            said: `${PLANTED.customer} ${PLANTED.echoed} ${PLANTED.access} ${PLANTED.refresh} ${PLANTED.password}`,
            text: `{"access_token":"${PLANTED.access}","e":"${PLANTED.mail}"} ${PLANTED.clientId} ${PLANTED.basic}`,
            [PLANTED.account]: { [PLANTED.mail]: PLANTED.clientSecret },
            crumbs: [PLANTED.cookie, PLANTED.setCookie, PLANTED.apiKey, PLANTED.jwtInHeader, PLANTED.query],
          },
          { 'set-cookie': `sid=${PLANTED.setCookie}; Path=/; HttpOnly` },
        );
      },
      { secrets: [new Secret(PLANTED.configured)], storePrivate: true },
    );
    const token = await fetch(`${recorder.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(PLANTED.basic).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: PLANTED.clientId,
        client_secret: PLANTED.clientSecret,
        username: PLANTED.account,
        password: PLANTED.password,
        refresh_token: PLANTED.refresh,
      }),
    });
    expect(await token.json()).toMatchObject({ access_token: PLANTED.access });
    expect(recorder.kept()).toBe(0);
    const headers = {
      authorization: `Bearer ${PLANTED.bearer}`,
      cookie: `crumb=${PLANTED.cookie}; lang=en`,
      'x-api-key': PLANTED.apiKey,
      'x-forwarded-user': PLANTED.jwtInHeader,
    };
    const query = `?access_token=${PLANTED.query}&j=${PLANTED.jwt}&e=${encodeURIComponent(PLANTED.mail)}&jurisdiction=NSW`;
    for (const path of [
      RACES,
      `/v1/tab-info-service/${PLANTED.account}/${PLANTED.jwt}`,
      '/v1/tab-info-service/html',
      `/v1/account-service/tab/accounts/${PLANTED.account}/html`,
      `/v1/account-service/tab/accounts/${PLANTED.account}`,
    ]) {
      const reply = await fetch(`${recorder.url}${path}${query}`, { headers });
      // What goes to the client is whole.
      expect(await reply.text()).toContain(PLANTED.access);
      expect(reply.status).toBe(200);
    }
    const files = readdirSync(directory);
    expect(files).toHaveLength(5);
    const written = files.map((file) => `${file}\n${readFileSync(join(directory, file), 'utf8')}`).join('\n');
    expect(written).toContain('Sober Plate');
    expect(written).toContain('jurisdiction=NSW');
    for (const [name, value] of Object.entries(PLANTED)) {
      for (const form of [
        value,
        encodeURIComponent(value),
        JSON.stringify(value).slice(1, -1),
        value.replace('&', '&amp;'),
        Buffer.from(value).toString('base64'),
      ]) {
        expect(written.includes(form), `${name} as ${form}`).toBe(false);
      }
    }
  });

  it('of a private answer go by and are not kept, unless its shape is wanted', async () => {
    const body = { accounts: [{ nickname: 'Mine', open: true, limit: 20, note: null }] };
    const path = '/v1/account-service/tab/accounts';
    const passing = await start((_, response) => json(response, 200, body), { includePrivate: true });
    expect(await (await fetch(passing.recorder.url + path)).json()).toEqual(body);
    expect(readdirSync(passing.directory)).toEqual([]);
    const shaped = await start((_, response) => json(response, 200, body), { storePrivate: true });
    await fetch(shaped.recorder.url + path);
    expect(shaped.cassettes().map((one) => one.body)).toEqual([
      { accounts: [{ nickname: '[redacted]', open: true, limit: 0, note: null }] },
    ]);
  });
});
