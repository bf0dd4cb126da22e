import type { PlanCommonSectionInput } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { collaborationByKey } from "../collaboration/index.js";
import { commonSectionById } from "../common-section/index.js";
import { isInForce } from "../strategy/index.js";
import { collaborationsOf, isUnderAdoption } from "./included-texts.js";
import { commonSectionsOfPlan } from "./plan.loaders.js";
import type { PlanRow } from "./plan.row.js";
import { underWay } from "./plan.transitions.js";

/** How one collaboration's common part is to be included; with neither, back to what is in force. */
export interface Choice {
  collaborationId: string;
  commonSectionVersionId: string | null;
  exemptionReason: string | null;
}

/** The choices that differ from those made before; null takes all of them back. What is wrong is noted in `problems`, below `input.commonSections`. */
export async function chosenCommonSections(
  context: RequestContext,
  plan: PlanRow,
  input: readonly PlanCommonSectionInput[] | null | undefined,
  problems: Problem[],
): Promise<Choice[]> {
  if (input === undefined || input?.length === 0) return [];
  if (!underWay.includes(plan.state)) {
    problems.push(problem(context, "INVALID", ["input", "commonSections"], pinned));
    return [];
  }
  const before = await context.loader(commonSectionsOfPlan).load(plan.id);
  const choices: Choice[] = input === null ? before.map(takenBack) : [];
  for (const [index, one] of (input ?? []).entries()) {
    const path = (...rest: string[]) => ["input", "commonSections", String(index), ...rest];
    const collaboration = await context.loader(collaborationByKey).load(one.collaboration);
    const mine = await collaborationsOf(context, plan, context.clock.today());
    if (collaboration === null || !mine.includes(collaboration.id)) {
      problems.push(problem(context, "NOT_FOUND", path("collaboration"), noCollaboration));
      continue;
    }
    if (choices.some(({ collaborationId }) => collaborationId === collaboration.id))
      problems.push(problem(context, "INVALID", path("collaboration"), twice));
    const fault = await faultOf(context, plan, collaboration.id, one);
    if (fault) problems.push(problem(context, fault.code, path(fault.field), fault.words));
    choices.push({
      collaborationId: collaboration.id,
      commonSectionVersionId: one.version?.toLowerCase() ?? null,
      exemptionReason: one.exemptionReason ?? null,
    });
  }
  return choices.filter(({ collaborationId, commonSectionVersionId, exemptionReason }) => {
    const was = before.find((row) => row.collaborationId === collaborationId);
    return (
      (was?.commonSectionVersionId ?? null) !== commonSectionVersionId ||
      (was?.exemptionReason ?? null) !== exemptionReason
    );
  });
}

function takenBack({ collaborationId }: Pick<Choice, "collaborationId">): Choice {
  return { collaborationId, commonSectionVersionId: null, exemptionReason: null };
}

interface Fault {
  code: Problem["code"];
  field: string;
  words: Words;
}

async function faultOf(
  context: RequestContext,
  plan: PlanRow,
  collaborationId: string,
  { version: id, exemptionReason }: PlanCommonSectionInput,
): Promise<Fault | null> {
  if (exemptionReason?.trim() === "") return { code: "EMPTY_STRING", field: "exemptionReason", words: emptyReason };
  if (id == null) return null;
  if (exemptionReason != null) return { code: "INVALID", field: "exemptionReason", words: both };
  const version = await context.loader(commonSectionById).load(id);
  if (version === null) return { code: "NOT_FOUND", field: "version", words: noVersion };
  if (version.collaborationId !== collaborationId || version.year !== plan.year)
    return { code: "INVALID", field: "version", words: ofAnother(plan.year) };
  if (!isInForce(version, context.clock.today()) && !isUnderAdoption(version))
    return { code: "INVALID", field: "version", words: notOpen };
  return null;
}

/** Writes choices of a plan whose row the caller has changed, so that nobody else does at the same time. */
export async function writeChoices(
  context: RequestContext,
  { municipalityId, id }: PlanRow,
  choices: readonly Choice[],
): Promise<void> {
  for (const { collaborationId, commonSectionVersionId, exemptionReason } of choices)
    await context.query(
      `INSERT INTO plan_common_section (municipality_id, plan_id, collaboration_id, common_section_version_id, exemption_reason)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality_id, plan_id, collaboration_id)
       DO UPDATE SET common_section_version_id = excluded.common_section_version_id, exemption_reason = excluded.exemption_reason`,
      [municipalityId, id, collaborationId, commonSectionVersionId, exemptionReason],
    );
}

const pinned: Words = {
  sv: "Den gemensamma delen är den som planen antogs på: gör en revidering för att byta den.",
  en: "The common part is the one that the plan was adopted on: make a revision to change it.",
};
const noCollaboration: Words = {
  sv: "Det finns ingen samverkan med denna nyckel som din kommun är med i under planens år.",
  en: "There is no collaboration with this key that your municipality is in during the plan's year.",
};
const twice: Words = {
  sv: "Samma samverkan är angiven två gånger: ange den en gång.",
  en: "The same collaboration is given twice: give it once.",
};
const emptyReason: Words = {
  sv: "Tom text: skriv varför planen undantas, eller utelämna fältet.",
  en: "An empty text: write why the plan is exempt, or leave the field out.",
};
const both: Words = {
  sv: "Ange antingen en version eller skälet till undantaget, inte båda.",
  en: "Give either a version or the reason for the exemption, not both.",
};
const noVersion: Words = {
  sv: "Det finns ingen gemensam del med detta id som du får se.",
  en: "There is no common section with this id that you may see.",
};
const notOpen: Words = {
  sv: "Versionen gäller inte och är inte på väg att antas: välj en som gör det.",
  en: "The version is not in force and not under adoption: choose one that is.",
};

function ofAnother(year: number): Words {
  return {
    sv: `Versionen hör till en annan samverkan eller ett annat år än ${year}.`,
    en: `The version is of another collaboration or of another year than ${year}.`,
  };
}
