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
  ALREADY_DECIDED:
    "The member has decided this already: adopted or repealed this very text, agreed to send it out, or left.",
  TOO_LATE: "The last day for it has been; the message says which it was.",
  ALREADY_EXISTS: "There is one already, and there can be no second; the message says what to do instead.",
  BODY_NOT_VALID: "The body does not exist on the day of the decision, or on any day of the plan's year.",
  PERIOD_CLOSED: "The follow-up period is not open for this.",
  PART_NOT_VALID: "The part is not one that the report is about: not accepted, of another plan, or not in the period.",
  COMMENT_REQUIRED: "The assessment needs a comment: what deviates, or why it cannot be assessed.",
  MEASURE_REQUIRED: "A red assessment needs a corrective measure.",
  PROGRESS_REQUIRED: "What is completed is done to 100 percent.",
  END_DATE_REQUIRED: "What is completed has a day on which it ended.",
  BELOW_LAST_PERIOD: "An accumulated figure is lower than last time, and that takes a correction note.",
  NOTHING_TO_KEEP: "Nothing is approved earlier in the year that could be kept.",
  DECISION_REQUIRED:
    "It is done by a decision, which is to be given: a report is approved so, or an action of an adopted plan cancelled.",
  POINT_OF_OTHER_VERSION: "A point, principle or area is of another version of the strategy than the plan's.",
  AREA_WITHOUT_POINT: "The primary area is of none of the linked strategy points.",
  END_BEFORE_START: "The last day is before the first.",
  OUTSIDE_YEAR: "The action has no day in the plan's year.",
  LEAD_CANNOT_LEAVE: "The lead leaves once another has accepted the lead, or cancels the action.",
  ALREADY_TAKES_PART: "The body takes part in the action that year already, or is asked to.",
  NOT_A_MEMBER: "The body's municipality is not a member of the action's collaboration.",
  SUCCESSOR_REQUIRED: "The body has something open and cannot end without another in its place.",
  REASON_REQUIRED: "What was recorded is changed, not only completed, and that takes a reason.",
  INVALID_LINEAGE: "What is said of the points of the strategy's version before cannot be; the message says which.",
  AREA_CODE_CHANGED: "An area of the strategy has been given another code; areas keep theirs.",
});

export type UserErrorCode = keyof typeof UserErrorCode;
