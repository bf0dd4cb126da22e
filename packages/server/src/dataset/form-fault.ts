import type { z } from "zod";
import type { DatasetPath } from "./dataset-error.js";
import type { Faults } from "./faults.js";
import { show } from "./form/values.js";

type Issue = z.core.$ZodIssue;

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Adds what is wrong with the form of a dataset, in words for whoever wrote the file. */
export function addFormFault(issue: Issue, faults: Faults): void {
  const path = issue.path as DatasetPath;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) faults.add([...path, key], "no such key in this format");
  } else {
    faults.add(path, problem(issue));
  }
}

function problem(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is missing";
      if (!issue.message.startsWith("Invalid input")) return issue.message;
      return `must be ${kinds[issue.expected] ?? issue.expected}, not ${show(issue.input)}`;
    case "invalid_value":
      if (issue.input === undefined) return "is missing";
      return `must be ${issue.values.map(show).join(" or ")}, not ${show(issue.input)}`;
    case "invalid_union": {
      // The one union there is: an adoption, told apart by its subject.
      const { subject } = Object(issue.input) as { subject?: unknown };
      return subject === undefined ? "is missing" : `must be "COMMON_SECTION" or "STRATEGY", not ${show(subject)}`;
    }
    case "too_small":
      return issue.origin === "array" ? "must not be empty" : atLeast(issue);
    case "too_big":
      return issue.origin === "string"
        ? `at most ${issue.maximum} characters are allowed`
        : `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function atLeast(issue: Extract<Issue, { code: "too_small" }>): string {
  return issue.message.startsWith("Too small") ? `must be at least ${issue.minimum}` : issue.message;
}
