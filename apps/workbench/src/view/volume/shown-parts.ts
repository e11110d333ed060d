import vtkCellArray from "@kitware/vtk.js/Common/Core/CellArray.js";
import vtkDataArray from "@kitware/vtk.js/Common/Core/DataArray.js";
import vtkPolyData from "@kitware/vtk.js/Common/DataModel/PolyData.js";
import vtkActor from "@kitware/vtk.js/Rendering/Core/Actor.js";
import vtkMapper from "@kitware/vtk.js/Rendering/Core/Mapper.js";
import type vtkRenderer from "@kitware/vtk.js/Rendering/Core/Renderer.js";
import { rgbOf } from "../gl/css-color.ts";
import { pointNormals } from "../surface/normals.ts";
import type { PartLook, PartShape, ScenePart } from "./scene-part.ts";

/** A part that is in the picture. */
export interface ShownPart {
  readonly actor: vtkActor;
  readonly madeFrom: readonly unknown[];
}

/**
 * Brings the actors in line with the parts; what did not change is kept. Stops making new shapes when the
 * budget is spent; true when nothing is left to make.
 */
export function showParts(stage: PartStage, parts: readonly ScenePart[], budgetMs: number): boolean {
  const { renderer, shown } = stage;
  const startMs = performance.now();
  const keys = new Set(parts.map((part) => part.key));
  for (const [key, old] of shown) {
    if (!keys.has(key)) {
      remove(renderer, old);
      shown.delete(key);
    }
  }
  const stale = parts.filter((part) => !isCurrent(shown.get(part.key), part));
  for (const part of parts) {
    const current = shown.get(part.key);
    if (current) {
      dress(current.actor, part.look);
    }
  }
  let made = 0;
  while (made < stale.length && performance.now() - startMs < budgetMs) {
    const part = stale[made];
    if (part) {
      bringIn(stage, part);
    }
    made++;
  }
  return made === stale.length;
}

/** Where parts are shown. */
export interface PartStage {
  readonly renderer: vtkRenderer;
  readonly shown: Map<string, ShownPart>;
}

function isCurrent(shown: ShownPart | undefined, part: ScenePart): boolean {
  return shown !== undefined && sameItems(shown.madeFrom, part.madeFrom);
}

function bringIn({ renderer, shown }: PartStage, part: ScenePart): void {
  const old = shown.get(part.key);
  const actor = old?.actor ?? vtkActor.newInstance();
  setShape(actor, part);
  dress(actor, part.look);
  if (!old) {
    renderer.addActor(actor);
  }
  shown.set(part.key, { actor, madeFrom: part.madeFrom });
}

function remove(renderer: vtkRenderer, part: ShownPart): void {
  renderer.removeActor(part.actor);
  part.actor.getMapper()?.delete();
  part.actor.delete();
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function dress(actor: vtkActor, look: PartLook): void {
  const property = actor.getProperty();
  property.setColor(...rgbOf(look.color));
  property.setOpacity(look.opacity);
  property.setLineWidth(1);
  property.setAmbient(look.isGlass ? 0.55 : 0.25);
  property.setDiffuse(look.isGlass ? 0.5 : 0.75);
  property.setSpecular(0.15);
  property.setSpecularPower(20);
}

/** Grazing sight thickens the color, so that the outline stands out and the middle stays clear. */
const GLASS = {
  ShaderReplacements: [
    {
      shaderType: "Fragment",
      originalValue: "//VTK::Normal::Impl",
      replaceFirst: true,
      replacementValue: `//VTK::Normal::Impl
  float rim = 1.0 - abs(normalVCVSOutput.z);
  opacity = min(1.0, opacity + 0.75 * rim * rim * rim);`,
      replaceAll: false,
    },
  ],
};

function setShape(actor: vtkActor, part: ScenePart): void {
  const shape: PartShape = part.make();
  const data = vtkPolyData.newInstance();
  if (shape.kind === "mesh") {
    const { mesh } = shape;
    data.getPoints().setData(mesh.positionsLpsMm, 3);
    data.setPolys(vtkCellArray.newInstance({ values: cellsOf(mesh.indices) }));
    const normals = vtkDataArray.newInstance({
      numberOfComponents: 3,
      values: pointNormals(mesh),
      name: "Normals",
    });
    data.getPointData().setNormals(normals);
    if (shape.pointColors) {
      const colors = vtkDataArray.newInstance({
        numberOfComponents: 4,
        values: shape.pointColors,
        name: "Colors",
      });
      data.getPointData().setScalars(colors);
    }
  } else {
    const points = shape.polylines.flat();
    data.getPoints().setData(Float32Array.from(points.flat()), 3);
    let first = 0;
    const cells = shape.polylines.flatMap((polyline) => {
      const start = first;
      first += polyline.length;
      return [polyline.length, ...polyline.map((_point, index) => start + index)];
    });
    data.setLines(vtkCellArray.newInstance({ values: Uint32Array.from(cells) }));
  }
  const mapper = actor.getMapper() ?? vtkMapper.newInstance({ scalarVisibility: false });
  mapper.setScalarVisibility(shape.kind === "mesh" && shape.pointColors !== undefined);
  if (part.look.isGlass) {
    mapper.setViewSpecificProperties({ OpenGL: GLASS });
  }
  mapper.setInputData(data);
  actor.setMapper(mapper);
}

function cellsOf(indices: Uint32Array): Uint32Array {
  const cells = new Uint32Array((indices.length / 3) * 4);
  for (let triangle = 0; triangle < indices.length / 3; triangle++) {
    cells[triangle * 4] = 3;
    cells.set(indices.subarray(triangle * 3, triangle * 3 + 3), triangle * 4 + 1);
  }
  return cells;
}
