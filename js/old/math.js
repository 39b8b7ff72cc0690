// `Math` with the functions that the translated wasm needs and engines of ES5 lack.

var page = window.Math;

function imul(a, b) {
  var high = (a >>> 16) & 0xffff;
  var low = a & 0xffff;
  return (low * (b & 0xffff) + (((high * (b & 0xffff) + low * ((b >>> 16) & 0xffff)) << 16) >>> 0)) | 0;
}

// Exact, without logarithms: memory is laid out by it.
function clz32(value) {
  var bits = value >>> 0;
  if (bits === 0) return 32;
  var zeros = 0;
  for (var step = 16; step > 0; step >>= 1) {
    if (bits < page.pow(2, 32 - step)) {
      zeros += step;
      bits = (bits << step) >>> 0;
    }
  }
  return zeros;
}

var single = new Float32Array(1);

export var Math = {
  imul: page.imul || imul,
  clz32: page.clz32 || clz32,
  fround: page.fround || function (value) {
    single[0] = value;
    return single[0];
  },
  trunc: page.trunc || function (value) {
    return value < 0 ? page.ceil(value) : page.floor(value);
  },
  abs: page.abs, min: page.min, max: page.max, floor: page.floor, ceil: page.ceil, sqrt: page.sqrt, pow: page.pow,
  round: page.round, random: page.random,
};
