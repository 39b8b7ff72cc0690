import vue2 from "@vitejs/plugin-vue2";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the portal may put the folder anywhere.
  base: "./",
  plugins: [vue2()],
  // One Vue for both: Element UI asks for it by `require`, the pages by `import`, and these are two files of Vue 2.7.
  resolve: { alias: { vue: "vue/dist/vue.runtime.common.js" } },
  // Kernels from 64 on: older ones know no `import.meta`.
  build: { outDir: "dist", target: "chrome64", modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4096 },
});
