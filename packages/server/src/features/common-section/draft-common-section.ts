import type { CommonSectionDraftArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { mayWriteSharedText } from "../adoption/index.js";
import { collaborationByKey, membershipsOfCollaboration } from "../collaboration/index.js";
import { readRichText } from "../rich-text/index.js";
import { insertCommonSection, requireCommonSection } from "./common-section.store.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/**
 * Begins a new version of a year's common section. Those before it are not touched: the one in force stays so.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INVALID_TEXT
 */
export async function draftCommonSection(
  context: RequestContext,
  { collaboration: key, year, text }: CommonSectionDraftArgs,
): Promise<CommonSectionVersionRow> {
  const collaboration = await context.loader(collaborationByKey).load(key);
  if (collaboration === null)
    throw new DomainError(
      problem(context, "NOT_FOUND", ["collaboration"], {
        sv: "Det finns ingen samverkan med denna nyckel som din kommun är med i.",
        en: "There is no collaboration with this key that your municipality is in.",
      }),
    );
  const memberships = await context.loader(membershipsOfCollaboration).load(collaboration.id);
  const may = mayWriteSharedText(context.actor, memberships, context.clock.today());
  if (!may.allowed) throw new DomainError(refusal(context, may, ["collaboration"]));
  const problems: Problem[] = [];
  const document = readRichText(context, text, ["text"], problems);
  refuseIfAny(problems);
  const id = uuidv7();
  if (document) await insertCommonSection(context, { collaborationId: collaboration.id, id, year, text: document });
  return await requireCommonSection(context, id);
}
