/** A linked WebGL program with its uniform places. */
export interface GpuProgram {
  readonly program: WebGLProgram;
  readonly at: (name: string) => WebGLUniformLocation | null;
}

/** One triangle that covers the view; the fragment shader works from gl_FragCoord. */
export const COVER_VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

function compiled(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) {
    throw new Error("the graphics context is lost; the view draws again when it is restored");
  }
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Compiles and links a fragment shader that covers the view. */
export function createProgram(gl: WebGL2RenderingContext, fragmentSource: string): GpuProgram {
  const program = gl.createProgram();
  gl.attachShader(program, compiled(gl, gl.VERTEX_SHADER, COVER_VERTEX));
  const fragment = compiled(gl, gl.FRAGMENT_SHADER, fragmentSource);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const log = gl.getShaderInfoLog(fragment) || gl.getProgramInfoLog(program) || "no log";
    throw new Error(
      `the graphics driver refused the slice shader; update the driver or the browser (${log})`,
    );
  }
  const places = new Map<string, WebGLUniformLocation | null>();
  const at = (name: string): WebGLUniformLocation | null => {
    const known = places.get(name);
    if (known !== undefined) {
      return known;
    }
    const place = gl.getUniformLocation(program, name);
    places.set(name, place);
    return place;
  };
  return { program, at };
}

/** Binds a 3-D texture where sending to it disturbs none that a picture uses. */
export function bindForUpload(gl: WebGL2RenderingContext, texture: WebGLTexture): void {
  gl.activeTexture(gl.TEXTURE7);
  gl.bindTexture(gl.TEXTURE_3D, texture);
}

/** A 3-D texture without filtering beyond `filter`, clamped at its edges. */
export function createTexture3d(gl: WebGL2RenderingContext, filter: number): WebGLTexture {
  const texture = gl.createTexture();
  bindForUpload(gl, texture);
  gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_3D, gl.TEXTURE_MAG_FILTER, filter);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) {
    gl.texParameteri(gl.TEXTURE_3D, wrap, gl.CLAMP_TO_EDGE);
  }
  return texture;
}
