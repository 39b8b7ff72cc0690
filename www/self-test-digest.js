// SHA-384 of a file, as the attribute `integrity` writes it: by the browser where it has SubtleCrypto (https only),
// else by our own arithmetic on halves of 32 bits, in slices that let the page breathe. ES5.
(function (test) {
  "use strict";

  var SLICE = 1024; // Blocks of 128 bytes between two breaths.
  var K = [];
  var START = [];

  // The constants are the first 64 bits of the roots of primes; worked out by whole numbers, so that none is mistyped.
  // Numbers are lists of 16 bits, lowest first.
  function times(a, b) {
    var out = [];
    for (var i = 0; i < a.length + b.length; i += 1) out[i] = 0;
    for (var x = 0; x < a.length; x += 1) {
      var carry = 0;
      for (var y = 0; y < b.length; y += 1) {
        var sum = out[x + y] + a[x] * b[y] + carry;
        out[x + y] = sum % 65536;
        carry = Math.floor(sum / 65536);
      }
      out[x + b.length] += carry;
    }
    return out;
  }

  function over(a, b) {
    for (var i = Math.max(a.length, b.length) - 1; i >= 0; i -= 1) {
      var left = a[i] || 0;
      var right = b[i] || 0;
      if (left !== right) return left > right;
    }
    return false;
  }

  /** The first 64 bits after the point of the square or cube root of `prime`. */
  function fraction(prime, cube) {
    var target = [];
    for (var i = 0; i < (cube ? 12 : 8); i += 1) target[i] = 0;
    target[target.length] = prime;
    var root = [0, 0, 0, 0, 0];
    for (var bit = 68; bit >= 0; bit -= 1) {
      var place = Math.floor(bit / 16);
      root[place] += 1 << (bit % 16);
      var power = times(root, root);
      if (over(cube ? times(power, root) : power, target)) root[place] -= 1 << (bit % 16);
    }
    return [root[3] * 65536 + root[2] | 0, root[1] * 65536 + root[0] | 0];
  }

  function constants() {
    for (var number = 2, found = 0; found < 80; number += 1) {
      var prime = true;
      for (var by = 2; by * by <= number; by += 1) if (number % by === 0) prime = false;
      if (!prime) continue;
      K[found] = fraction(number, true);
      // SHA-384 starts from the ninth to the sixteenth prime.
      if (found >= 8 && found < 16) START[found - 8] = fraction(number, false);
      found += 1;
    }
  }

  function padded(bytes) {
    var length = Math.ceil((bytes.length + 17) / 128) * 128;
    var out = new Uint8Array(length);
    out.set(bytes);
    out[bytes.length] = 0x80;
    var bits = bytes.length * 8;
    for (var i = 1; i <= 8; i += 1) {
      out[length - i] = bits % 256;
      bits = Math.floor(bits / 256);
    }
    return out;
  }

  var high = new Int32Array(80);
  var low = new Int32Array(80);

  function block(bytes, at, state) {
    var i, h, l, xh, xl, sum;
    for (i = 0; i < 16; i += 1, at += 8) {
      high[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
      low[i] = bytes[at + 4] << 24 | bytes[at + 5] << 16 | bytes[at + 6] << 8 | bytes[at + 7];
    }
    for (i = 16; i < 80; i += 1) {
      h = high[i - 15]; l = low[i - 15]; xh = high[i - 2]; xl = low[i - 2];
      sum = (low[i - 16] >>> 0) + (low[i - 7] >>> 0) +
        (((l >>> 1 | h << 31) ^ (l >>> 8 | h << 24) ^ (l >>> 7 | h << 25)) >>> 0) +
        (((xl >>> 19 | xh << 13) ^ (xh >>> 29 | xl << 3) ^ (xl >>> 6 | xh << 26)) >>> 0);
      low[i] = sum | 0;
      high[i] = high[i - 16] + high[i - 7] + ((h >>> 1 | l << 31) ^ (h >>> 8 | l << 24) ^ (h >>> 7)) +
        ((xh >>> 19 | xl << 13) ^ (xl >>> 29 | xh << 3) ^ (xh >>> 6)) + Math.floor(sum / 4294967296) | 0;
    }
    var v = state.slice(0);
    for (i = 0; i < 80; i += 1) {
      h = v[8]; l = v[9];
      sum = (v[15] >>> 0) + (((l >>> 14 | h << 18) ^ (l >>> 18 | h << 14) ^ (h >>> 9 | l << 23)) >>> 0) +
        (((l & v[11]) ^ (~l & v[13])) >>> 0) + (K[i][1] >>> 0) + (low[i] >>> 0);
      var firstLow = sum | 0;
      var firstHigh = v[14] + ((h >>> 14 | l << 18) ^ (h >>> 18 | l << 14) ^ (l >>> 9 | h << 23)) +
        ((h & v[10]) ^ (~h & v[12])) + K[i][0] + high[i] + Math.floor(sum / 4294967296) | 0;
      h = v[0]; l = v[1];
      sum = (((l >>> 28 | h << 4) ^ (h >>> 2 | l << 30) ^ (h >>> 7 | l << 25)) >>> 0) +
        (((l & v[3]) ^ (l & v[5]) ^ (v[3] & v[5])) >>> 0);
      var secondLow = sum | 0;
      var secondHigh = ((h >>> 28 | l << 4) ^ (l >>> 2 | h << 30) ^ (l >>> 7 | h << 25)) +
        ((h & v[2]) ^ (h & v[4]) ^ (v[2] & v[4])) + Math.floor(sum / 4294967296) | 0;
      for (var place = 15; place >= 2; place -= 1) v[place] = v[place - 2];
      sum = (v[9] >>> 0) + (firstLow >>> 0);
      v[9] = sum | 0;
      v[8] = v[8] + firstHigh + Math.floor(sum / 4294967296) | 0;
      sum = (firstLow >>> 0) + (secondLow >>> 0);
      v[1] = sum | 0;
      v[0] = firstHigh + secondHigh + Math.floor(sum / 4294967296) | 0;
    }
    for (i = 0; i < 16; i += 2) {
      sum = (state[i + 1] >>> 0) + (v[i + 1] >>> 0);
      state[i + 1] = sum | 0;
      state[i] = state[i] + v[i] + Math.floor(sum / 4294967296) | 0;
    }
  }

  /** Base64 of 48 bytes. */
  function written(bytes) {
    var SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    var out = "sha384-";
    for (var i = 0; i < 48; i += 3) {
      var three = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
      for (var shift = 18; shift >= 0; shift -= 6) out += SIGNS.charAt(three >> shift & 63);
    }
    return out;
  }

  /** Our own: `done(text)`. */
  test.ownDigest = function (bytes, done) {
    if (K.length === 0) constants();
    var all = padded(bytes);
    var state = [];
    for (var i = 0; i < 8; i += 1) state = state.concat(START[i]);
    (function slice(from) {
      var to = Math.min(all.length, from + SLICE * 128);
      for (var at = from; at < to; at += 128) block(all, at, state);
      if (to < all.length) return setTimeout(function () { slice(to); }, 0);
      var out = new Uint8Array(48);
      for (var n = 0; n < 48; n += 1) out[n] = state[n >> 2] >>> (24 - 8 * (n & 3));
      done(written(out));
    })(0);
  };

  /** By the browser where it can: `done(text, by)`. */
  test.digest = function (bytes, done) {
    var subtle = window.crypto && window.crypto.subtle;
    function own() { test.ownDigest(bytes, function (text) { done(text, "own"); }); }
    if (!subtle || !subtle.digest) return own();
    try {
      subtle.digest("SHA-384", bytes).then(function (found) { done(written(new Uint8Array(found)), "browser"); }, own);
    } catch (_) {
      own();
    }
  };
})(window.zhixinSelfTest);
