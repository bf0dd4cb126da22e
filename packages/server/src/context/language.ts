/** The languages that labels come in. Swedish unless the caller asks for English first. */
export type Language = "sv" | "en";

/** A sentence for people in each of them. */
export type Words = Readonly<Record<Language, string>>;

/** The language of an Accept-Language header: of the two that are offered, the one with the higher weight. */
export function languageOf(header: string | undefined): Language {
  const weights = { sv: -1, en: -1 };
  for (const part of (header ?? "").slice(0, 200).split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = tag.split("-")[0];
    if (language !== "sv" && language !== "en") continue;
    const quality = Number(
      parameters
        .map((text) => text.trim())
        .find((text) => text.startsWith("q="))
        ?.slice(2) ?? 1,
    );
    if (quality > 0) weights[language] = Math.max(weights[language], quality);
  }
  return weights.en > weights.sv ? "en" : "sv";
}
