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
  build: {
    assetsInlineLimit: 0,
    target: "es2022",
    // Small chunks are put together: fewer requests, and what repeats shrinks better.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            {
              name: "engine",
              test: /packages\/reasoning\/|app\/device\/(kept|check-record|region)|app\/words\/(words|language|load)\.|app\/ui\/(page|mark|urgency|frequency|button)\//,
            },
          ],
        },
      },
    },
  },
});
