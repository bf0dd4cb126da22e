import { mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findInstallation, type Installation, prepareInstallation } from "./installation.js";

describe("findInstallation", () => {
  it("refuses a platform without programs, and Windows, and says what to set instead", async () => {
    await expect(findInstallation({ platform: "aix", arch: "ppc64" })).rejects.toThrow(
      /no embedded PostgreSQL for this platform \(aix-ppc64\).+Set DATABASE_URL/,
    );
    await expect(findInstallation({ platform: "win32", arch: "x64" })).rejects.toThrow(
      /not supported on Windows\. Set DATABASE_URL/,
    );
  });
});

describe("prepareInstallation", () => {
  let root: string;
  let installation: Installation;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "samplan-installation-"));
    const directory = join(root, "native");
    installation = { directory, packageVersion: "18.4.0" };
    for (const name of ["bin", "lib"]) await mkdir(join(directory, name), { recursive: true, mode: 0o700 });
    await writeFile(join(directory, "bin/postgres"), "program", { mode: 0o700 });
    await writeFile(join(directory, "lib/libicu.so.60.2"), "library", { mode: 0o600 });
    const links = [{ source: "native/lib/libicu.so.60.2", target: "native/lib/libicu.so.60" }];
    await writeFile(join(directory, "pg-symlinks.json"), JSON.stringify(links));
  });
  afterEach(() => rm(root, { recursive: true }));

  it("makes the missing links in place, and again nothing", async () => {
    for (const _ of ["first", "second"]) {
      const programs = await prepareInstallation(installation, { readableByAll: false, copiesIn: root });
      expect(programs).toBe(join(root, "native/bin"));
      expect(await readFile(join(root, "native/lib/libicu.so.60"), "utf8")).toBe("library");
    }
  });

  it("copies it for another user, readable by all whatever the umask, also when two do so at once", async () => {
    const umask = process.umask(0o077);
    try {
      const prepare = () => prepareInstallation(installation, { readableByAll: true, copiesIn: root });
      const copy = join(root, "postgres-18.4.0");
      expect(await Promise.all([prepare(), prepare()])).toEqual([join(copy, "bin"), join(copy, "bin")]);
      expect(await readlink(join(copy, "lib/libicu.so.60"))).toBe("libicu.so.60.2");
      const modes = await Promise.all(
        ["", "bin", "bin/postgres", "lib/libicu.so.60.2"].map(
          async (path) => (await stat(join(copy, path))).mode & 0o777,
        ),
      );
      expect(modes).toEqual([0o755, 0o755, 0o755, 0o644]);
    } finally {
      process.umask(umask);
    }
  });
});
