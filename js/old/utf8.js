// UTF-8 for engines without TextDecoder and TextEncoder, by the rules of the Encoding standard.

/** `new Utf8Decoder("utf-8", { fatal, ignoreBOM })`. */
export function Utf8Decoder(label, settings) {
  if (label !== undefined && !/^utf-?8$/i.test(label)) throw new RangeError("only utf-8 is known here: " + label);
  this.fatal = !!(settings && settings.fatal);
  this.ignoreBOM = !!(settings && settings.ignoreBOM);
}

// How many bytes follow a first byte, and the least that the second may be; 0 where no character begins so.
function following(byte) {
  return byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}

Utf8Decoder.prototype.decode = function (given) {
  if (given === undefined) return "";
  var bytes = given instanceof ArrayBuffer ? new Uint8Array(given) : new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  var text = "";
  var units = [];
  var at = !this.ignoreBOM && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    var first = bytes[at++];
    var point = first;
    if (first >= 0x80) {
      var more = following(first);
      var lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      var highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      var whole = more > 0;
      point = more === 1 ? first & 0x1f : more === 2 ? first & 0x0f : first & 0x07;
      for (; more > 0; more--) {
        var next = bytes[at];
        if (at >= bytes.length || next < lowest || next > highest) {
          whole = false;
          break;
        }
        at++;
        point = point * 64 + (next & 0x3f);
        lowest = 0x80;
        highest = 0xbf;
      }
      if (!whole) {
        if (this.fatal) throw new TypeError("the bytes are not UTF-8");
        point = 0xfffd;
      }
    }
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    // In pieces: a call takes only so many arguments.
    if (units.length > 8000) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
};

export function Utf8Encoder() {}

Utf8Encoder.prototype.encode = function (text) {
  var bytes = [];
  for (var at = 0; at < text.length; at++) {
    var point = text.charCodeAt(at);
    if (point >= 0xd800 && point <= 0xdfff) {
      var low = point < 0xdc00 ? text.charCodeAt(at + 1) : 0;
      if (low >= 0xdc00 && low <= 0xdfff) {
        at++;
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
      } else {
        point = 0xfffd;
      }
    }
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
  return new Uint8Array(bytes);
};
