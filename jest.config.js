// Two projects, because an engine test starts real processes and may take minutes, and a unit test may not.
const typescript = {
    testEnvironment: "node",
    transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
    modulePathIgnorePatterns: ["<rootDir>/dist/"],
};

module.exports = {
    // Minutes for tests of the engine; a unit test that hangs is found all the same.
    testTimeout: 300_000,
    projects: [
        { ...typescript, displayName: "unit", testMatch: ["<rootDir>/test/unit/**/*.test.ts"] },
        { ...typescript, displayName: "engine", testMatch: ["<rootDir>/test/engine/**/*.test.ts"] },
    ],
};
