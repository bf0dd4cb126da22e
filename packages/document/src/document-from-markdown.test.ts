import { describe, expect, it } from "@jest/globals";
import { documentFromMarkdown } from "./document-from-markdown.js";
import { markdownFromDocument } from "./markdown-from-document.js";
import { checkMarkdown } from "./markdown-tokens.js";
import { plainFromDocument } from "./plain-from-document.js";

const policy = `## Syfte

Kommunen arbetar **långsiktigt** med _sina vänorter_[ på webben](https://www.example.se/vänorter).\\
Nästa rad, ~~struken~~.

- Språk och yrkeskunskap
  - EU:s program
- Å, ä och ö

3. tredje
4. fjärde

> En gemensam riktlinje

| År | Belopp |
| --- | --: |
| 2026 | 180 |

___

Slut`;

describe("documentFromMarkdown", () => {
  it("reads what planners write and gives it back", () => {
    const doc = documentFromMarkdown(policy);
    expect(doc.content.map((node) => node.type)).toEqual(
      "heading paragraph bulletList orderedList blockquote table horizontalRule paragraph".split(" "),
    );
    expect(documentFromMarkdown(markdownFromDocument(doc))).toEqual(doc);
    expect(markdownFromDocument(doc)).toBe(policy.replace("_[ på webben]", "_ [på webben]"));
  });

  it("gives plain text without markup", () => {
    expect(plainFromDocument(documentFromMarkdown(policy))).toBe(
      "Syfte\n\nKommunen arbetar långsiktigt med sina vänorter på webben.\nNästa rad, struken.\n\n" +
        "Språk och yrkeskunskap\nEU:s program\nÅ, ä och ö\n\ntredje\nfjärde\n\nEn gemensam riktlinje\n\n" +
        "År\tBelopp\n2026\t180\n\nSlut",
    );
  });

  it("keeps å, ä and ö in NFC, whatever the file had", () => {
    expect(documentFromMarkdown("A\u030A och o\u0308")).toEqual(documentFromMarkdown("Å och ö"));
  });

  it("reads indented lines and grave accents of a pasted text as text", () => {
    expect(plainFromDocument(documentFromMarkdown("    inskjuten rad\n\n```\n`x`"))).toBe("inskjuten rad\n\n``` `x`");
  });

  it.each([
    ["ett\n\ntvå\nmed <b>fet</b>", "line 4: raw HTML is not allowed: <b> (write \\< for the character <)"],
    ["ett\n\n<div>\n", "line 3: raw HTML is not allowed: <div> (write \\< for the character <)"],
    ["<!-- gömt -->", "line 1: raw HTML is not allowed: <!-- gömt --> (write \\< for the character <)"],
    ["| a |\n|---|\n| <i>b</i> |", "line 3: raw HTML is not allowed: <i> (write \\< for the character <)"],
    ["![karta](https://a.se/k.png)", "line 1: images are not allowed: karta (link to the image instead)"],
    ["a\nb\u0000", "line 2: the character U+0000 cannot be part of a text"],
    ["a \uD800", "line 1: the character U+D800 cannot be part of a text"],
    [
      `${"\n".repeat(4) + "> ".repeat(40)}djupt`,
      "line 5: lists, quotes and tables lie more than 32 deep in each other",
    ],
    ["a".repeat(100_001), "a document has at most 100000 characters; shorten or divide it"],
    ["*".repeat(200_001), "a text has at most 200000 characters of Markdown; divide it"],
    ["a\n\n___\n".repeat(20_000), "a document has at most 50000 parts; divide it"],
  ])("refuses %j and says where", (markdown, message) => {
    expect(() => documentFromMarkdown(markdown)).toThrow(expect.objectContaining({ name: "DocumentError", message }));
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "/intern", "ftp://a.se", `https://a.se/${"x".repeat(2_048)}`])(
    "refuses a link to %.30s",
    (href) => expect(() => documentFromMarkdown(`se [här](${href})`)).toThrow(/^line 1: only links to https/),
  );

  it("takes less-than and ampersand as people write them", () => {
    expect(plainFromDocument(documentFromMarkdown("3 < 5, R&D & AB, a <b"))).toBe("3 < 5, R&D & AB, a <b");
  });
});

describe("checkMarkdown", () => {
  it("takes code in a note, also when it looks like HTML, and refuses HTML", () => {
    expect(checkMarkdown("Se `<b>` och\n\n    <i>")).toBe("Se `<b>` och\n\n    <i>");
    expect(() => checkMarkdown("rad\n\n<b>")).toThrow("line 3: raw HTML is not allowed: <b>");
  });
});
