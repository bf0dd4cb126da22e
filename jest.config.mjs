import { availableParallelism } from "node:os";

/** Tests run the TypeScript sources as ES modules; `node scripts/run.mjs test` sets --experimental-vm-modules. */
export default {
  testEnvironment: "node",
  // Long enough for a slow machine: a test asserts what is answered, never how fast.
  testTimeout: 60_000,
  // One for each core (jest leaves one idle), but no more than one PostgreSQL of 100 connections serves.
  maxWorkers: Math.min(availableParallelism(), 4),
  // The modules of each file stay in memory as long as the process that has run it.
  workerIdleMemoryLimit: "1GB",
  globalSetup: "<rootDir>/tests/support/global-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/global-teardown.mjs",
  roots: ["<rootDir>/packages", "<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/packages/web/"],
  modulePathIgnorePatterns: ["<rootDir>/packages/[^/]+/dist/"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^@samplan/(document|schema|client)$": "<rootDir>/packages/$1/src/index.ts",
    "^@samplan/document/hash$": "<rootDir>/packages/document/src/hash.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: "es6" },
      },
    ],
  },
};
