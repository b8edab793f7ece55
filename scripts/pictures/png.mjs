// Makes a browser's PNG a third of its size: at most 256 colours, which a page of flat colours and text hardly misses.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function chunks(png) {
  const found = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return found;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The predictor of PNG's fourth filter. */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const PREDICT = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth];

/** The pixels as 0xRRGGBB, row by row; transparency is not looked at, since a page has none. */
function pixels(png) {
  const all = chunks(png);
  const header = all.find(({ type }) => type === 'IHDR').data;
  const [width, height, depth, colour] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
  ];
  if (depth !== 8 || (colour !== 2 && colour !== 6)) throw new Error('not a picture as a browser makes it');
  const size = colour === 2 ? 3 : 4;
  const raw = inflateSync(Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const stride = width * size;
  let before = new Uint8Array(stride);
  const rows = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const predict = PREDICT[raw[y * (stride + 1)]];
    const line = new Uint8Array(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x++) {
      const [left, corner] = x < size ? [0, 0] : [line[x - size], before[x - size]];
      line[x] += predict(left, before[x], corner);
    }
    for (let x = 0; x < width; x++) {
      rows[y * width + x] = (line[x * size] << 16) | (line[x * size + 1] << 8) | line[x * size + 2];
    }
    before = line;
  }
  return { width, height, rows };
}

const gap = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** The most frequent colours, near ones passed over at first, so that rare and different ones are kept too. */
function palette(rows) {
  const counts = new Map();
  for (const colour of rows) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const chosen = [];
  for (const distance of [900, 300, 100, 30, 0]) {
    for (const colour of byCount) {
      if (chosen.length === 256) return { chosen, byCount };
      if (chosen.every((one) => gap(one, colour) > distance)) chosen.push(colour);
    }
  }
  return { chosen, byCount };
}

/** The same picture in at most 256 colours. Throws for a PNG of another kind than browsers make. */
export function smaller(png) {
  const { width, height, rows } = pixels(png);
  const { chosen, byCount } = palette(rows);
  const nearest = new Map(
    byCount.map((colour) => {
      let best = 0;
      for (let i = 1; i < chosen.length; i++)
        if (gap(chosen[i], colour) < gap(chosen[best], colour)) best = i;
      return [colour, best];
    }),
  );
  const data = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * (width + 1) + 1 + x] = nearest.get(rows[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(data, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
