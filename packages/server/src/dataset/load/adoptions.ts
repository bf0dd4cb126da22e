import type { Dataset } from "../dataset.schema.js";
import { commonSectionHash } from "./common-sections.js";
import { firstDay } from "./days.js";
import { decisionRow } from "./decision-row.js";
import type { Row, TableRows } from "./insert-rows.js";
import { recordedOn } from "./recorded.js";
import type { Register } from "./register.js";
import { isAdoptedByAll } from "./shared-text.js";
import { type Sharing, sharedBy } from "./sharing.js";
import { strategyHash } from "./strategy.js";

type AdoptionEntry = Dataset["adoptions"][number];

/**
 * The members' answers to the common texts, with the decisions behind them. A strategy in force has been adopted by
 * every member that votes, also where nobody recorded how (I7).
 */
export function adoptionRows(register: Register): TableRows[] {
  const decisions: Row[] = [];
  const adoptions = register.dataset.adoptions.map((adoption): Row => {
    const { decision, municipality, outcome } = adoption;
    const id = decision ? register.newId() : null;
    if (decision && id) {
      decisions.push(decisionRow(register, id, decision, sharingOfDecision(register, adoption, decision.date)));
    }
    return {
      ...answer(register, municipality, subjectOf(register, adoption)),
      outcome,
      decision_id: id,
      ...recordedOn(decision?.date ?? null),
    };
  });
  const unrecorded = votersWithoutAnswer(register).map(
    (municipality): Row => ({
      ...answer(register, municipality, strategyOf(register)),
      outcome: "ADOPTED",
      decision_id: null,
      ...recordedOn(null),
    }),
  );
  return [
    { table: "decision", rows: decisions },
    { table: "adoption", rows: [...adoptions, ...unrecorded] },
  ];
}

/** The text that is answered, by its hash; null where the text is not locked yet. */
interface Subject {
  strategy_version_id: string | null;
  common_section_version_id: string | null;
  content_hash: string | null;
}

function answer(register: Register, municipality: string, subject: Subject) {
  return {
    collaboration_id: register.collaborationId,
    id: register.newId(),
    municipality_id: register.municipalityId(municipality),
    ...subject,
  };
}

function subjectOf(register: Register, adoption: AdoptionEntry): Subject {
  if (adoption.subject === "STRATEGY") return strategyOf(register);
  const section = register.commonSection(yearOf(adoption), adoption.version);
  return {
    strategy_version_id: null,
    common_section_version_id: register.id("common section", section.year, section.version),
    content_hash: commonSectionHash(section),
  };
}

function yearOf({ year }: AdoptionEntry): number {
  if (year === null) throw new Error("An adoption of a common section in the dataset has no year");
  return year;
}

function strategyOf(register: Register): Subject {
  return {
    strategy_version_id: register.id("strategy version"),
    common_section_version_id: null,
    content_hash: strategyHash(register.dataset.strategy),
  };
}

/** The other members read how one of them decided: on a section as of its year, on the strategy as of that day. */
function sharingOfDecision(register: Register, adoption: AdoptionEntry, decidedOn: string): Sharing {
  const about = adoption.subject === "STRATEGY" ? decidedOn : firstDay(yearOf(adoption));
  const [from, to] = about < decidedOn ? [about, decidedOn] : [decidedOn, about];
  return sharedBy(register, adoption.municipality, { from, to, about });
}

function votersWithoutAnswer({ dataset: { strategy, adoptions, collaborations } }: Register): string[] {
  const day = strategy.effectiveFrom;
  if (!isAdoptedByAll(strategy) || !day) return [];
  const answered = new Set(adoptions.filter(({ subject }) => subject === "STRATEGY").map((one) => one.municipality));
  return collaborations
    .filter(({ key }) => key === strategy.collaboration)
    .flatMap(({ members }) => members)
    .filter(({ from, to, voting }) => from <= day && day <= (to ?? day) && voting)
    .map(({ municipality }) => municipality)
    .filter((municipality) => !answered.has(municipality));
}
