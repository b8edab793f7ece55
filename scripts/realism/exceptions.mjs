// Rows that are known not to hold, and why. `rows` is a whole row (`group · name`) or a pattern of rows.

export const EXCEPTIONS = [];
