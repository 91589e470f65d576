import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { languages } from "./app/words/language.ts";

/** React Aria brings its own words in 34 languages; a browser is sent those of ours. */
const ariaLocales = {
  ...optimizeLocales.vite({ locales: languages.map(({ code }) => code) }),
  enforce: "pre" as const,
};

export default defineConfig({
  plugins: [ariaLocales, reactRouter()],
  build: { assetsInlineLimit: 0, target: "es2022" },
});
