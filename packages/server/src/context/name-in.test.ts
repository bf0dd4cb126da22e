import { expect, it } from "@jest/globals";
import { nameIn } from "./name-in.js";

it("gives the name in the asked language", () => {
  const both = { nameSv: "Utbildning", nameEn: "Education" };
  expect(nameIn("sv", both)).toBe("Utbildning");
  expect(nameIn("en", both)).toBe("Education");
});

it("falls back to Swedish where there is no English name", () => {
  expect(nameIn("en", { nameSv: "Utbildning", nameEn: null })).toBe("Utbildning");
});
