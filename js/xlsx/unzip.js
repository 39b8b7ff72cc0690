// In place of the unzipper's threads: they are made of blobs, which a strict policy forbids.

import { unzipSync } from "fflate-itself";

export { strFromU8 } from "fflate-itself";

export function unzip(bytes, options, done) {
  const then = done || options;
  let files;
  try {
    files = unzipSync(bytes, done ? options : undefined);
  } catch (thrown) {
    return then(thrown);
  }
  then(null, files);
}
