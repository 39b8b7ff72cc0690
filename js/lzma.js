// Unpacks an `.lzma` file: one header of 13 bytes, one stream, of a size that the header names.
//
// The wasm in the classic script is kept so: most portals send files as they are, and base64 of plain wasm
// compresses badly where one does compress. The names follow the LZMA specification.

const HEADER = 13;

// Where each table of probabilities begins; literals are last, for their number depends on the header.
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 12 * 16;
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POS_SLOT = IS_REP0_LONG + 12 * 16;
const POS_SPECIAL = POS_SLOT + 4 * 64;
const ALIGN = POS_SPECIAL + 128;
const LENGTH = ALIGN + 16;
const LENGTH_SIZE = 2 + 16 * 8 * 2 + 256;
const REP_LENGTH = LENGTH + LENGTH_SIZE;
const LITERAL = REP_LENGTH + LENGTH_SIZE;

/** The bytes that were packed; bytes of a damaged file are wrong, and never more than it names. */
export function unpacked(file) {
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const literalContext = file[0] % 9;
  const literalPosition = Math.floor(file[0] / 9) % 5;
  const literalMask = (1 << literalPosition) - 1;
  const positionMask = (1 << Math.floor(file[0] / 45)) - 1;
  const out = new Uint8Array(header.getUint32(5, true));
  const probabilities = new Uint16Array(LITERAL + (0x300 << (literalContext + literalPosition)));
  for (let at = 0; at < probabilities.length; at++) probabilities[at] = 1024;
  // The range, then the code, whose first byte is always 0 and is passed over. In an array of 32 bits each,
  // for plain variables of that size are made anew in memory at every change.
  const coder = new Uint32Array([0xffffffff, header.getUint32(HEADER + 1)]);
  let next = HEADER + 5;

  function refill() {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | file[next++];
  }

  function bit(at) {
    const probability = probabilities[at];
    const bound = (coder[0] >>> 11) * probability;
    const one = coder[1] < bound ? 0 : 1;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      probabilities[at] = probability - (probability >> 5);
    } else {
      coder[0] = bound;
      probabilities[at] = probability + ((2048 - probability) >> 5);
    }
    if (coder[0] < 0x1000000) refill();
    return one;
  }

  function plainBits(count) {
    let value = 0;
    while (count-- > 0) {
      coder[0] >>>= 1;
      const one = coder[1] < coder[0] ? 0 : 1;
      if (one) coder[1] -= coder[0];
      if (coder[0] < 0x1000000) refill();
      value = value * 2 + one;
    }
    return value;
  }

  function tree(at, bits) {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node * 2 + bit(at + node);
    return node - (1 << bits);
  }

  function reverseTree(at, bits) {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(at + node);
      node = node * 2 + one;
      value |= one << i;
    }
    return value;
  }

  function length(at, position) {
    if (!bit(at)) return 2 + tree(at + 2 + position * 8, 3);
    if (!bit(at + 1)) return 10 + tree(at + 130 + position * 8, 3);
    return 18 + tree(at + 258, 8);
  }

  function distance(matchLength) {
    const slot = tree(POS_SLOT + Math.min(matchLength - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + reverseTree(POS_SPECIAL + high - slot, bits);
    return high + plainBits(bits - 4) * 16 + reverseTree(ALIGN, 4);
  }

  function literal(previous, position, matched) {
    const context = ((position & literalMask) << literalContext) + (previous >> (8 - literalContext));
    const at = LITERAL + 0x300 * context;
    let node = 1;
    // After a match the byte that would have followed is a good guess, until a bit differs.
    while (matched >= 0 && node < 0x100) {
      const expected = (matched >> 7) & 1;
      matched = (matched << 1) & 0xff;
      const one = bit(at + ((1 + expected) << 8) + node);
      node = node * 2 + one;
      if (one !== expected) break;
    }
    while (node < 0x100) node = node * 2 + bit(at + node);
    return node & 0xff;
  }

  let state = 0;
  const last = [0, 0, 0, 0];
  for (let at = 0; at < out.length;) {
    const position = at & positionMask;
    if (!bit(IS_MATCH + state * 16 + position)) {
      out[at] = literal(at > 0 ? out[at - 1] : 0, at, state < 7 ? -1 : out[at - last[0] - 1]);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(IS_REP + state)) {
      count = length(LENGTH, position);
      last.unshift(distance(count));
      last.pop();
      state = state < 7 ? 7 : 10;
    } else {
      let which = 0;
      count = 0;
      if (!bit(IS_REP_G0 + state)) {
        if (!bit(IS_REP0_LONG + state * 16 + position)) count = 1;
      } else {
        which = !bit(IS_REP_G1 + state) ? 1 : 2 + bit(IS_REP_G2 + state);
      }
      last.unshift(last.splice(which, 1)[0]);
      if (count === 1) {
        state = state < 7 ? 9 : 11;
      } else {
        count = length(REP_LENGTH, position);
        state = state < 7 ? 8 : 11;
      }
    }
    for (const end = Math.min(at + count, out.length); at < end; at++) out[at] = out[at - last[0] - 1];
  }
  return out;
}
