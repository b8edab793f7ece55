import { Agent, request } from 'node:http';

/** A client of a sandbox with its first account's token, over one connection kept alive. */
export function client({ url, credentials }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let token = '';
  const post = (path, body) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...(token ? { tabcorpauth: token } : {}) };
      request(`${url}${path}`, { method: 'POST', agent, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode >= 400) return reject(new Error(`${path}: ${response.statusCode} ${text}`));
          resolve(JSON.parse(text));
        });
      })
        .on('error', reject)
        .end(JSON.stringify(body));
    });
  return {
    login: async () => {
      token = '';
      const { accountNumber, password } = credentials;
      const body = { accountNumber, password, channel: 'TABCOMAU', extendedTokenLifeTime: true };
      token = (await post('/v1/account-service/tab/authenticate', body)).authentication.token;
    },
    /** Hands in a slip: the tickets sold, and how many of its bets were refused. Throws when the whole slip was. */
    betslip: async (transactionId, bets) => {
      const path = `/v1/tab-betting-service/accounts/${credentials.accountNumber}/betslip`;
      const told = await post(path, { transactionId, bets });
      if (!told.bets) throw new Error(`the slip failed: ${JSON.stringify(told)}`);
      const sold = told.bets.flatMap(({ ticketSerialNumber }) => ticketSerialNumber ?? []);
      return { sold, refused: told.bets.length - sold.length };
    },
    close: () => agent.destroy(),
  };
}
