const { transformFileSync } = require("@swc/core");

/** Lets Node.js run the TypeScript of this repository, with the compiler that the tests use: `node --require` this. */
require.extensions[".ts"] = (module, file) => {
    const { code } = transformFileSync(file, {
        sourceMaps: "inline",
        module: { type: "commonjs" },
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
    });
    module._compile(code, file);
};
