import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildPhantom,
  inputFromBytes,
  parseDicom,
  readSegmentation,
  readStructureSet,
  type StructureMask,
  type Volume,
  writeCtSeries,
  writeSegmentation,
  writeStructureSet,
} from "@isotherm/imaging";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstVolume, volumeOf } from "./ct-folder.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId, downloadFrom, dropOn, freeze, numberIn } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const sharedData = process.env["ISOTHERM_TEST_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
const feetFirstFolder = join(sharedData, "ct/abdomen_contrast_c3l00189_5mm_explicitLE");
/** What comes at once on a quiet machine takes longer on a busy one. */
const SOON = { timeout: 30_000 };
const written = { writtenAt: "2026-11-23T08:00:00Z", description: "Ankle" };

let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

/** The series as the server keeps it, read back without the page. */
async function storedVolume(): Promise<Volume> {
  const session = await fetch(`${server.url}api/session`);
  const headers = { cookie: session.headers.getSetCookie().join("; ") };
  const ask = (path: string): Promise<Response> => fetch(`${server.url}api/${path}`, { headers });
  const { series } = (await (await ask("series")).json()) as { series: readonly { id: string }[] };
  const { files } = (await (await ask(`series/${series[0]?.id}`)).json()) as {
    files: readonly { name: string; sha256: string }[];
  };
  return firstVolume(
    await Promise.all(
      files.map(async ({ name, sha256 }) => {
        const blob = await ask(`blobs/${sha256}`);
        return inputFromBytes(name, new Uint8Array(await blob.arrayBuffer()));
      }),
    ),
  );
}

/** A block of the volume, a quarter of its width around its middle, moved along its first axis. */
function blockIn({ geometry }: Volume, name: string): StructureMask {
  const [nx, ny, nz] = geometry.dimensions;
  const mask = new Uint8Array(nx * ny * nz);
  const near = (index: number, count: number): boolean => Math.abs(index - count / 2) < count / 8;
  for (let voxel = 0; voxel < mask.length; voxel++) {
    const [i, j, k] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
    if (near(i, nx) && near(j, ny) && near(k, nz)) mask[voxel] = 1;
  }
  return { name, colorRgb: [200, 100, 50], geometry, mask };
}

const volumeMl = ({ geometry, mask }: StructureMask): number =>
  (mask.reduce((sum, value) => sum + value, 0) * geometry.spacingMm.reduce((a, b) => a * b, 1)) / 1000;

describe("from a DICOM folder of one's own to a freeze", () => {
  let folder: string;
  let source: Volume;
  const pathOf = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "isotherm-dicom-"));
    mkdirSync(pathOf("ct"));
    const { volume } = buildPhantom("ankle", { spacingMm: 1.5 });
    for (const file of writeCtSeries(volume, written))
      writeFileSync(join(folder, "ct", file.name), file.bytes);
    source = await volumeOf(pathOf("ct"));
    const other = {
      ...source,
      source: { ...source.source, frameOfReferenceUid: "1.2.3", seriesInstanceUid: "1.2.4" },
    };
    writeFileSync(pathOf("tendon.dcm"), writeSegmentation([blockIn(source, "Tendon")], source, written));
    writeFileSync(
      pathOf("artery.dcm"),
      writeStructureSet([blockIn(source, "Tibial artery")], source, written),
    );
    writeFileSync(pathOf("other.dcm"), writeSegmentation([blockIn(source, "Elsewhere")], other, written));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("takes a dropped folder, takes the names off, and opens it", async () => {
    const { page } = open;
    await dropOn(page, byId("start-page"), [pathOf("ct")]);
    await page.locator(byId("series-choice")).first().waitFor();
    await page.locator(byId("import-series")).click();
    await page.locator(byId("pane-axial")).waitFor();
    expect(await page.locator(byId("step-target")).textContent()).toContain("which nerve?");
  });

  it("takes structures from SEG and RTSTRUCT drawn on the original, and refuses those of another series", async () => {
    const { page } = open;
    await page.locator(byId("step-structures")).click();
    const rows = page.locator(byId("structure-row"));
    await page
      .locator(byId("segmentation-files"))
      .setInputFiles([pathOf("tendon.dcm"), pathOf("artery.dcm")]);
    await expect.poll(() => rows.count(), SOON).toBe(2);
    await page.locator(byId("segmentation-files")).setInputFiles(pathOf("other.dcm"));
    await expect
      .poll(() => page.locator(byId("import-note")).textContent(), SOON)
      .toContain("open the series that it was drawn on");
    expect(await rows.allTextContents()).toEqual(
      expect.arrayContaining(["Tendonother", "Tibial arteryvessel"]),
    );
  });

  it("keeps another name and kind of an imported structure", async () => {
    const { page } = open;
    const row = page.locator(byId("structure-row"), { hasText: "Tendon" });
    await row.locator("button").first().click();
    await page.locator(byId("structure-name")).fill("Achilles tendon");
    await page.keyboard.press("Enter");
    await page.locator(byId("structure-kind")).click();
    await page.locator("[role=option]", { hasText: "organ" }).click();
    await expect
      .poll(() => page.locator(byId("structure-row")).allTextContents(), SOON)
      .toContain("Achilles tendonorgan");
  });

  it("draws a nerve by clicking along it, places a cryoprobe, and freezes", async () => {
    const { page } = open;
    const box = await page.locator(byId("pane-axial")).boundingBox();
    if (box === null) throw new Error("The axial pane is not on the screen.");
    await page.locator(byId("step-target")).click();
    await page.locator(byId("draw-nerve")).click();
    // Behind the ankle bones, in soft tissue.
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(x - 12, y + 85);
    await page.mouse.click(x + 12, y + 85);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(byId("step-target")).textContent(), SOON).toContain("Custom target");
    await page.locator(byId("step-cryoprobes")).click();
    await page.locator(byId("place-by-hand")).click();
    await page.mouse.click(x + 60, y + 95);
    await page.mouse.click(x - 4, y + 85);
    await page.locator(byId("cryoprobe-card")).first().waitFor();
    await freeze(page);
    expect(await numberIn(page, "volume-0")).toBeGreaterThan(0);
    expect(open.troubles).toEqual([]);
  });

  it("writes SEG and RTSTRUCT that read back onto the stored series with the volume on the screen", async () => {
    const { page } = open;
    const shownMl = await numberIn(page, "volume-0");
    await page.locator(byId("step-report")).click();
    const volume = await storedVolume();
    const seg = await downloadFrom(page, "export-isotherms-seg");
    const rtstruct = await downloadFrom(page, "export-isotherms-rtstruct");
    const fromSeg = await readSegmentation(inputFromBytes(seg.name, readFileSync(seg.path)), volume);
    const fromRt = await readStructureSet(inputFromBytes(rtstruct.name, readFileSync(rtstruct.path)), volume);
    for (const masks of [fromSeg, fromRt]) {
      const ice = masks.find(({ name }) => name.startsWith("Visible ice edge"));
      if (ice === undefined)
        throw new Error(`No ice edge among ${masks.map(({ name }) => name).join(", ")}.`);
      // The nerve and at least one structure go along.
      expect(masks.length).toBeGreaterThan(masks.filter(({ name }) => /°C/u.test(name)).length + 1);
      expect(volumeMl(ice) / shownMl).toBeGreaterThan(0.8);
      expect(volumeMl(ice) / shownMl).toBeLessThan(1.25);
    }
  });

  it("writes the report as DICOM of the same study, and opens it in a tab", async () => {
    const { page } = open;
    const { name, path } = await downloadFrom(page, "export-report-dicom-pdf");
    const { elements } = parseDicom(name, readFileSync(path));
    expect(elements.string("x0020000d")).toBe((await storedVolume()).source.studyInstanceUid);
    const held = elements.elements["x00420011"];
    if (held === undefined) throw new Error("The DICOM report holds no element (0042,0011).");
    const start = elements.byteArray.slice(held.dataOffset, held.dataOffset + 4);
    expect(new TextDecoder().decode(start)).toBe("%PDF");
    const waiting = page.context().waitForEvent("page");
    await page.locator(byId("report-preview")).click();
    const tab = await waiting;
    expect(tab.url()).toMatch(/^blob:/u);
    await tab.close();
  });

  it("reopens the stored series after a reload", async () => {
    const { page } = open;
    await expect.poll(() => page.locator(byId("save-state")).textContent(), SOON).toBe("Saved");
    await page.reload();
    await page.locator(byId("pane-axial")).waitFor();
    expect(await page.locator(byId("step-target")).textContent()).toContain("Custom target");
    expect(await page.locator(byId("step-structures")).textContent()).toContain("2 marked");
  });
});

// Without ../shared/data (or ISOTHERM_TEST_DATA) this part is skipped: the real images are not part of the repository.
describe.skipIf(!existsSync(feetFirstFolder))(
  "from a real feet-first abdomen (needs ../shared/data/ct)",
  () => {
    it("opens it with its slices in place, and stores it behind the picture", async () => {
      const { page, troubles } = open;
      await page.goto(`${server.url}#/plans`);
      await page.locator(byId("open-images")).click();
      await page.locator(byId("folder-input")).setInputFiles(feetFirstFolder);
      await page.locator(byId("series-choice")).first().waitFor();
      expect(await page.locator(byId("series-choice")).first().textContent()).toContain("35 slices");
      await page.locator(byId("import-series")).click();
      await page.locator(byId("pane-axial")).waitFor();
      await expect.poll(() => page.locator(byId("pane-axial")).textContent(), SOON).toContain("18/35");
      await expect.poll(() => page.locator(byId("save-state")).textContent(), SOON).toBe("Saved");
      expect(troubles).toEqual([]);
    });
  },
);
