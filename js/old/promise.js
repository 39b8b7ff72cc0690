// A promise for engines that have none: `then`, `catch`, `resolve`, `all`, and nothing else.

export function SmallPromise(work) {
  this._done = null;
  this._value = undefined;
  this._waiting = [];
  run(this, work);
}

function run(promise, work) {
  var settled = false;
  function once(done) {
    return function (value) {
      if (settled) return;
      settled = true;
      done(promise, value);
    };
  }
  try {
    work(once(resolve), once(reject));
  } catch (thrown) {
    once(reject)(thrown);
  }
}

function resolve(promise, value) {
  if (value === promise) return reject(promise, new TypeError("a promise cannot wait for itself"));
  try {
    var then = value && (typeof value === "object" || typeof value === "function") ? value.then : null;
    if (typeof then === "function") {
      return run(promise, function (done, failed) {
        then.call(value, done, failed);
      });
    }
  } catch (thrown) {
    return reject(promise, thrown);
  }
  settle(promise, true, value);
}

function reject(promise, reason) {
  settle(promise, false, reason);
}

function settle(promise, done, value) {
  promise._done = done;
  promise._value = value;
  var waiting = promise._waiting;
  promise._waiting = [];
  for (var at = 0; at < waiting.length; at++) later(promise, waiting[at]);
}

function later(promise, reaction) {
  setTimeout(function () {
    var handler = promise._done ? reaction.done : reaction.failed;
    if (typeof handler !== "function") return (promise._done ? resolve : reject)(reaction.next, promise._value);
    try {
      resolve(reaction.next, handler(promise._value));
    } catch (thrown) {
      reject(reaction.next, thrown);
    }
  }, 0);
}

SmallPromise.prototype.then = function (done, failed) {
  var next = new SmallPromise(function () {});
  var reaction = { done: done, failed: failed, next: next };
  if (this._done === null) this._waiting.push(reaction);
  else later(this, reaction);
  return next;
};

SmallPromise.prototype["catch"] = function (failed) {
  return this.then(undefined, failed);
};

SmallPromise.resolve = function (value) {
  return new SmallPromise(function (done) {
    done(value);
  });
};

SmallPromise.reject = function (reason) {
  return new SmallPromise(function (_, failed) {
    failed(reason);
  });
};

SmallPromise.all = function (all) {
  return new SmallPromise(function (done, failed) {
    var values = [];
    var left = all.length;
    if (!left) done(values);
    all.forEach(function (one, at) {
      SmallPromise.resolve(one).then(function (value) {
        values[at] = value;
        left -= 1;
        if (!left) done(values);
      }, failed);
    });
  });
};
