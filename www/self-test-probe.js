// Does nothing but be there: the self-test adds it as a script and as a worker to see whether the page may.
if (typeof document === "undefined") postMessage("here");
else window.zhixinProbe = (window.zhixinProbe || 0) + 1;
