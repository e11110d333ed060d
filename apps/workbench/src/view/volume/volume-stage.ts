import "@kitware/vtk.js/Rendering/OpenGL/Profiles/Geometry.js";
import type { Vec3 } from "@isotherm/imaging";
import vtkInteractorStyleTrackballCamera from "@kitware/vtk.js/Interaction/Style/InteractorStyleTrackballCamera.js";
import type vtkCamera from "@kitware/vtk.js/Rendering/Core/Camera.js";
import vtkRenderer from "@kitware/vtk.js/Rendering/Core/Renderer.js";
import vtkRenderWindow from "@kitware/vtk.js/Rendering/Core/RenderWindow.js";
import vtkRenderWindowInteractor from "@kitware/vtk.js/Rendering/Core/RenderWindowInteractor.js";
import vtkOpenGLRenderWindow from "@kitware/vtk.js/Rendering/OpenGL/RenderWindow.js";
import { along, cross, unit } from "../geometry/vector.ts";
import type { Scene } from "../scene.ts";
import type { PartOptions, ScenePart } from "./scene-part.ts";
import { restFocus, sceneParts } from "./scene-parts.ts";
import { type PartStage, showParts } from "./shown-parts.ts";

/** Where the viewer stands: a side of the patient. */
export type VolumeSide = "front" | "back" | "left" | "right" | "head";

/** The screen's directions in the patient, for the orientation letters. */
export interface CameraAxes {
  readonly right: Vec3;
  readonly down: Vec3;
}

/** The 3-D picture, outside React. */
export interface VolumeStage {
  readonly show: (scene: Scene, options: PartOptions) => void;
  readonly lookFrom: (side: VolumeSide) => void;
  readonly zoom: (factor: number) => void;
  readonly turn: (rightDeg: number, upDeg: number) => void;
  readonly resize: () => void;
  readonly dispose: () => void;
}

const SIDES: Readonly<Record<VolumeSide, { readonly towards: Vec3; readonly up: Vec3 }>> = {
  front: { towards: [0, -1, 0], up: [0, 0, 1] },
  back: { towards: [0, 1, 0], up: [0, 0, 1] },
  left: { towards: [1, 0, 0], up: [0, 0, 1] },
  right: { towards: [-1, 0, 0], up: [0, 0, 1] },
  head: { towards: [0, 0, 1], up: [0, -1, 0] },
};

/** Opens a 3-D picture in an element; `onTurn` hears every change of the camera. */
export function openVolumeStage(container: HTMLElement, onTurn: (axes: CameraAxes) => void): VolumeStage {
  const { window3d, renderer, view, interactor } = openWindow(container);
  const camera = renderer.getActiveCamera();
  camera.setParallelProjection(true);

  const parts: PartStage = { renderer, shown: new Map() };
  let wanted: readonly ScenePart[] = [];
  let frame = 0;
  let placed = false;
  let cryoprobeCount = 0;
  let focus: Focus = { focusLpsMm: [0, 0, 0], acrossMm: 200 };

  const draw = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (!showParts(parts, wanted, BUDGET_MS)) {
        draw();
      }
      renderer.resetCameraClippingRange();
      window3d.render();
    });
  };
  const turned = camera.onModified(() => onTurn(axesOf(camera)));

  const lookFrom = (side: VolumeSide): void => {
    standAt(camera, side, focus);
    draw();
  };
  const show = (scene: Scene, options: PartOptions): void => {
    wanted = sceneParts(scene, options);
    focus = restFocus(scene);
    if (placed && cryoprobeCount === 0 && scene.cryoprobes.length > 0) {
      comeTo(camera, focus);
    }
    cryoprobeCount = scene.cryoprobes.length;
    if (!placed && (scene.volume || scene.cryoprobes.length > 0)) {
      placed = true;
      lookFrom("front");
      camera.azimuth(25);
      camera.elevation(15);
    }
    draw();
  };
  const resize = (): void => {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const width = Math.floor(container.clientWidth * ratio);
    const height = Math.floor(container.clientHeight * ratio);
    if (width > 0 && height > 0) {
      view.setSize(width, height);
      // A canvas of a new size is empty; drawn at once it is never seen so.
      renderer.resetCameraClippingRange();
      window3d.render();
    }
  };
  const zoom = (factor: number): void => {
    camera.zoom(factor);
    draw();
  };
  const turn = (rightDeg: number, upDeg: number): void => {
    camera.azimuth(-rightDeg);
    camera.elevation(upDeg);
    camera.orthogonalizeViewUp();
    draw();
  };
  const dispose = (): void => {
    cancelAnimationFrame(frame);
    turned.unsubscribe();
    showParts(parts, [], 0);
    interactor.unbindEvents();
    interactor.delete();
    view.setContainer(null);
    view.delete();
    window3d.delete();
  };
  return { show, lookFrom, zoom, turn, resize, dispose };
}

type Focus = ReturnType<typeof restFocus>;

function standAt(camera: vtkCamera, side: VolumeSide, { focusLpsMm, acrossMm }: Focus): void {
  const { towards, up } = SIDES[side];
  camera.setFocalPoint(...focusLpsMm);
  camera.setPosition(...along(focusLpsMm, towards, 500));
  camera.setViewUp(...up);
  camera.setParallelScale(acrossMm / 2);
}

/** Nearer to where it will freeze, from the side that the viewer has chosen. */
function comeTo(camera: vtkCamera, { focusLpsMm, acrossMm }: Focus): void {
  const into = camera.getDirectionOfProjection() as Vec3;
  camera.setFocalPoint(...focusLpsMm);
  camera.setPosition(...along(focusLpsMm, into, -500));
  camera.setParallelScale(acrossMm / 2);
}

function axesOf(camera: vtkCamera): CameraAxes {
  const into = camera.getDirectionOfProjection() as Vec3;
  const right = unit(cross(into, camera.getViewUp() as Vec3));
  return { right, down: cross(into, right) };
}

/** [ms] Making surfaces in one display frame. */
const BUDGET_MS = 16;

interface OpenWindow {
  readonly window3d: vtkRenderWindow;
  readonly renderer: vtkRenderer;
  readonly view: vtkOpenGLRenderWindow;
  readonly interactor: vtkRenderWindowInteractor;
}

function openWindow(container: HTMLElement): OpenWindow {
  const window3d = vtkRenderWindow.newInstance();
  const renderer = vtkRenderer.newInstance({ background: [0.02, 0.025, 0.03] });
  window3d.addRenderer(renderer);
  const view = vtkOpenGLRenderWindow.newInstance();
  view.setContainer(container);
  window3d.addView(view);
  const interactor = vtkRenderWindowInteractor.newInstance();
  interactor.setInteractorStyle(vtkInteractorStyleTrackballCamera.newInstance());
  interactor.setView(view);
  interactor.initialize();
  interactor.bindEvents(container);
  return { window3d, renderer, view, interactor };
}
