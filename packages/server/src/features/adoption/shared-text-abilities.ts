import type { SharedTextAbilities } from "@samplan/schema";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import { maySharedText, type SharedTextFacts } from "./shared-text.policy.js";
import type { SharedTextVerb } from "./shared-text.transitions.js";

/** What the viewer may do with a version of either kind of text, by the policy that the commands ask. */
export function sharedTextAbilities(context: RequestContext, facts: SharedTextFacts): SharedTextAbilities {
  const may = (verb: SharedTextVerb) =>
    abilityIn(context.request.language, maySharedText(verb, context.actor, facts, context.clock.today()));
  return {
    ...{ update: may("update"), propose: may("propose"), recordDecision: may("adopt") },
    ...{ consult: may("consult"), consent: may("consent"), respond: may("respond"), repeal: may("repeal") },
  };
}
