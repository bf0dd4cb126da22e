import type { StrategyDesignateArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal, staleVersion } from "../../errors/problem.js";
import { mayWriteSharedText } from "../adoption/index.js";
import { bodyById } from "../body/index.js";
import { collaborationByKey, membershipsOfCollaboration } from "../collaboration/index.js";
import { strategyOfCollaboration } from "../strategy/index.js";
import { designationsOfStrategy } from "./local-designation.loaders.js";
import { LocalDesignationRow } from "./local-designation.row.js";

/**
 * Says what the common strategy is called and is in the viewer's municipality (I10), for the members to read.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the designation as it is now, EMPTY_STRING, INVALID
 */
export async function designateStrategy(
  context: RequestContext,
  { collaboration: key, expectedVersion, input }: StrategyDesignateArgs,
): Promise<LocalDesignationRow> {
  const collaboration = await context.loader(collaborationByKey).load(key);
  const strategy = collaboration && (await context.loader(strategyOfCollaboration).load(collaboration.id));
  if (!collaboration || !strategy) throw new DomainError(noStrategy(context));
  const memberships = await context.loader(membershipsOfCollaboration).load(collaboration.id);
  const may = mayWriteSharedText(context.actor, memberships, context.clock.today());
  if (!may.allowed) throw new DomainError(refusal(context, may, ["collaboration"]));
  const municipalityId = context.actor?.municipalityId ?? "";
  const own = async () =>
    (await context.loader(designationsOfStrategy).load(strategy.id)).find(
      (designation) => designation.municipalityId === municipalityId,
    ) ?? null;
  const before = await own();
  if ((before?.version ?? 0) !== expectedVersion) throw staleVersion(context, { designation: before });
  refuseIfAny([...checkTexts(context, input), ...(await checkBody(context, input.body ?? null))]);

  const { title, documentType } = input;
  const bodyId = input.body ?? null;
  const registryNumber = input.registryNumber ?? null;
  const sharedFor = context.clock.today();
  const given = { title, documentType, bodyId, registryNumber, sharedFor };
  const written = before
    ? await updateVersioned(context, LocalDesignationRow, before, given)
    : await insertDesignation(context, collaboration.id, { municipalityId, strategyId: strategy.id, ...given });
  const now = await own();
  if (!written) throw staleVersion(context, { designation: now });
  if (now === null) throw new Error("The designation was not written.");
  return now;
}

/** False when somebody else was faster. */
async function insertDesignation(
  context: RequestContext,
  collaborationId: string,
  designation: Omit<LocalDesignationRow, "id" | "version">,
): Promise<boolean> {
  const { municipalityId, strategyId, title, documentType, bodyId, registryNumber, sharedFor } = designation;
  const inserted = await context.query(
    `INSERT INTO local_designation (municipality_id, id, collaboration_id, strategy_id, title, document_type, body_id, registry_number,
       shared_in, shared_for)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $3, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [municipalityId, uuidv7(), collaborationId, strategyId, title, documentType, bodyId, registryNumber, sharedFor],
  );
  context.clearLoaders();
  return inserted.length === 1;
}

function noStrategy(context: RequestContext): Problem {
  return problem(context, "NOT_FOUND", ["collaboration"], {
    sv: "Det finns ingen samverkan med denna nyckel som din kommun är med i och som har en strategi.",
    en: "There is no collaboration with this key that your municipality is in and that has a strategy.",
  });
}

function checkTexts(context: RequestContext, input: StrategyDesignateArgs["input"]): Problem[] {
  return (["title", "documentType", "registryNumber"] as const)
    .filter((field) => input[field]?.trim() === "")
    .map((field) =>
      problem(context, "EMPTY_STRING", ["input", field], {
        sv:
          field === "registryNumber"
            ? "Tom text: utelämna fältet när numret inte är känt."
            : "Texten är tom: skriv den.",
        en:
          field === "registryNumber"
            ? "An empty text: leave the field out when it is not known."
            : "The text is empty: write it.",
      }),
    );
}

async function checkBody(context: RequestContext, id: string | null): Promise<Problem[]> {
  const body = id === null ? null : await context.loader(bodyById).load(id);
  if (id === null || body?.municipalityId === context.actor?.municipalityId) return [];
  return [
    problem(context, body === null ? "NOT_FOUND" : "INVALID", ["input", "body"], {
      sv: "Ange ett av din egen kommuns organ.",
      en: "Give a body of your own municipality.",
    }),
  ];
}
