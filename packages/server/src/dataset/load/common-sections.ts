import { canonicalHash } from "@samplan/document/hash";
import { documentOf } from "./document-of.js";
import type { TableRows } from "./insert-rows.js";
import type { CommonSectionEntry, Register } from "./register.js";
import { effectiveFrom, isLocked, storedState, supersededOn } from "./shared-text.js";

/** The common sections of the strategy's collaboration, per year and version. */
export function commonSectionRows(register: Register): TableRows[] {
  const { commonSections } = register.dataset;
  return [
    {
      table: "common_section_version",
      rows: commonSections.map((section) => ({
        collaboration_id: register.collaborationId,
        id: register.id("common section", section.year, section.version),
        year: section.year,
        number: section.version,
        state: storedState(section),
        text: documentOf(section.text),
        content_hash: commonSectionHash(section),
        effective_from: effectiveFrom(section),
        superseded_on: supersededOn(
          section,
          commonSections.filter(({ year }) => year === section.year),
        ),
      })),
    },
  ];
}

/** Null before the text is locked. */
export function commonSectionHash(section: CommonSectionEntry): string | null {
  return isLocked(section) ? canonicalHash(documentOf(section.text)) : null;
}
