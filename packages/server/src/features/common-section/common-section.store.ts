import type { DocumentJson } from "@samplan/document";
import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import { commonSectionById } from "./common-section.loaders.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/** The version as it is now. @throws DomainError NOT_FOUND, also for one that the viewer may not see */
export async function requireCommonSection(context: RequestContext, id: string): Promise<CommonSectionVersionRow> {
  context.clearLoaders();
  const version = await context.loader(commonSectionById).load(id);
  if (version === null) throw notFound(context, ["id"], { sv: "ingen gemensam del", en: "no common section" });
  return version;
}

/** Puts in the next version of a year's common section, as a draft; two at the same moment get two numbers. */
export async function insertCommonSection(
  context: RequestContext,
  section: { collaborationId: string; id: string; year: number; text: DocumentJson },
): Promise<void> {
  const { collaborationId, id, year, text } = section;
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `common_section_version/${collaborationId}/${year}`,
  ]);
  // A statement of its own, after the lock: it sees what the one who held it has committed.
  await context.query(
    `INSERT INTO common_section_version (collaboration_id, id, year, number, state, text)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, 'DRAFT', $4
     FROM common_section_version WHERE collaboration_id = $1 AND year = $3`,
    [collaborationId, id, year, JSON.stringify(text)],
  );
}
