import { enumType } from "./enum-type.js";

/** Each is explained in docs/error-codes.md. Callers treat one that they do not know as INVALID. */
export const UserErrorCode = enumType("UserErrorCode", "What is wrong, for a program. More may come.", {
  STALE_VERSION: "Somebody else has changed the object meanwhile; the payload has it as it is now.",
  NOT_FOUND: "There is no such object for the viewer.",
  FORBIDDEN: "The viewer's role does not cover this object.",
  INVALID: "A value is not possible: too long, out of range, or against another value.",
  WRONG_STATE: "The object's state does not allow it; the message names the states that do.",
  INCOMPLETE: "Something is missing: as an error it must be there first, as a warning it is to be completed.",
  EMPTY_STRING: "An empty text where nothing is known; leave the field out instead.",
  INVALID_TEXT: "A document text has what no text may have, like raw HTML or an image; the message says where.",
  HASH_MISMATCH: "The hash is not that of the text that is proposed.",
  ALREADY_DECIDED: "The member has adopted this very text already.",
  BODY_NOT_VALID: "The body does not exist on the day of the decision.",
  REASON_REQUIRED: "What was recorded is changed, not only completed, and that takes a reason.",
});

export type UserErrorCode = keyof typeof UserErrorCode;
