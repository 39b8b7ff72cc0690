import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the portal may put the folder anywhere.
  base: "./",
  plugins: [
    // The line that matters: Vue 3 is told, when it compiles, that the tag is none of its components.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("zhixin-") } } }),
  ],
  // Kernels from 64 on: older ones know no `import.meta`.
  build: { outDir: "dist", target: "chrome64", modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4096 },
});
