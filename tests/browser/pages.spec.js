// axe finds nothing to mend on any page of the site that no other test looks at so: the page for frames, the statement
// on accessibility, each figure alone, each page of the guide.

import { figures } from "../../www/figures/figures.js";
import { pages } from "../../www/lesson/guide/pages.js";
import { violationsOf } from "./axe.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

for (const { lang, colorScheme, title } of /** @type {const} */ ([
  { lang: "en", colorScheme: "light", title: /learns in your browser/ },
  { lang: "zh", colorScheme: "dark", title: /在浏览器里/ },
])) {
  test(`the page for frames has a heading for those who listen, in ${lang}: ` +
    "waiting, and with few controls and with all", async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const fields of ["", "&autoplay=1&dataset=shapes&hidden=16&until=1", "&controls=full&autoplay=1&until=1"]) {
      await page.goto("about:blank");
      await page.goto(`/embed.html#v=1&lang=${lang}${fields}`);
      await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText(title);
      if (fields) await call(page, (element) => element.ready);
      else await expect(page.locator("z-scape #play")).toBeVisible();
      expect.soft(await violationsOf(page), fields).toEqual([]);
    }
  });
}

test("the statement on accessibility, in light and in dark", async ({ page }) => {
  for (const [lang, colorScheme] of /** @type {const} */ ([["en", "light"], ["zh", "dark"]])) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/accessibility.html#${lang}`);
    expect.soft(await violationsOf(page), lang).toEqual([]);
  }
});

test("each figure alone, and each page of the guide", async ({ page }) => {
  test.setTimeout(240_000);
  const places = [
    ...Object.keys(figures).map((figure) => ["#lesson", { figure, lang: "zh" }]),
    ...pages.map(({ id }) => ["#guide", { guide: id, lang: "en" }]),
  ];
  for (const [within, fields] of /** @type {[string, Record<string, string>][]} */ (places)) {
    await test.step(Object.values(fields).join(", "), async () => {
      await page.goto(`/lesson/index.html#${new URLSearchParams(fields)}`);
      const figure = page.locator(`${within} z-scape-figure:visible`);
      await expect(figure).toHaveCount(1);
      await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 45_000 });
      expect.soft(await violationsOf(page), Object.values(fields).join(", ")).toEqual([]);
    });
  }
});
