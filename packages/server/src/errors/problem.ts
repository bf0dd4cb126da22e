import type { UserErrorCode } from "@samplan/schema";
import type { Refusal } from "../auth/ability.js";
import type { Words } from "../context/language.js";
import type { RequestContext } from "../context/request-context.js";
import { DomainError, type Problem } from "./domain-error.js";

/** A problem in the viewer's language; an empty path is of the whole. */
export function problem(context: RequestContext, code: UserErrorCode, field: readonly string[], words: Words): Problem {
  const message = words[context.request.language];
  return field.length === 0 ? { code, message } : { code, field: [...field], message };
}

/** A policy's no as a problem. */
export function refusal(
  context: RequestContext,
  { code, reason }: Refusal,
  field: readonly string[] = ["id"],
): Problem {
  return problem(context, code, field, reason);
}

/** There is none, or it is hidden: the answer does not tell which. */
export function notFound(context: RequestContext, field: readonly string[], what: Words): DomainError {
  return new DomainError(
    problem(context, "NOT_FOUND", field, {
      sv: `Det finns ${what.sv} med detta id som du får se.`,
      en: `There is ${what.en} with this id that you may see.`,
    }),
  );
}

/** Somebody else was faster. `payload` is the entity as it is now. */
export function staleVersion(context: RequestContext, payload: Readonly<Record<string, unknown>>): DomainError {
  return new DomainError(
    problem(context, "STALE_VERSION", ["expectedVersion"], {
      sv: "Någon annan har ändrat detta under tiden. Inget har sparats; läs det som det är nu och försök igen.",
      en: "Somebody else has changed this meanwhile. Nothing was saved; read it as it is now and try again.",
    }),
  ).with(payload);
}
