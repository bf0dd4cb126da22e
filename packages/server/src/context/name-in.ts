import type { Language } from "./language.js";

/** What has a Swedish name, and an English one where somebody has written it. */
export interface Named {
  nameSv: string;
  nameEn: string | null;
}

/** The name in the asked language; the Swedish one where there is no other. */
export function nameIn(language: Language, { nameSv, nameEn }: Named): string {
  return language === "en" ? (nameEn ?? nameSv) : nameSv;
}
