import * as z from 'zod';

// Credentials as the OAuth tools take them: each may be left out, and is then taken from the configuration.

const credential = (description: string) => z.string().min(1).max(500).describe(description).optional();

export const clientId = credential('Client id; default: configured');
export const clientSecret = credential('Client secret; default: configured');
export const username = credential('TAB account number; default: configured');
export const password = credential('Account password; default: configured');
export const refreshToken = z
  .string()
  .min(1)
  .max(4_000)
  .describe('Handle of an answer before; default: the last one stored')
  .optional();
