import { Button, Group, Text } from "@mantine/core";
import { IconFiles, IconFolderOpen } from "@tabler/icons-react";
import { type DragEvent, type ReactElement, type RefObject, useRef, useState } from "react";
import { filesOfDrop } from "./gather-files.ts";
import styles from "./open-image.module.css";

/** Takes a folder, a zip, or single files, dropped or chosen. */
export function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    filesOfDrop(event.dataTransfer.items).then(onFiles, () => onFiles([]));
  };
  return (
    <section
      className={styles["drop"]}
      data-over={over}
      aria-label="Drop images here"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text size="lg" fw={600}>
        Drop a folder, a zip or files here
      </Text>
      <Text size="sm" c="dimmed">
        CT or MR as DICOM, in any order and several series at once; or NIfTI (.nii, .nii.gz)
      </Text>
      <Group mt="sm">
        <Button leftSection={<IconFolderOpen size={18} />} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <Button
          variant="default"
          leftSection={<IconFiles size={18} />}
          onClick={() => files.current?.click()}
        >
          Choose files
        </Button>
      </Group>
      <FileInput reference={folder} isFolder={true} onFiles={onFiles} />
      <FileInput reference={files} isFolder={false} onFiles={onFiles} />
    </section>
  );
}

function FileInput(properties: {
  readonly reference: RefObject<HTMLInputElement | null>;
  readonly isFolder: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactElement {
  const { reference, isFolder, onFiles } = properties;
  return (
    <input
      ref={reference}
      type="file"
      multiple={true}
      hidden={true}
      {...(isFolder ? { webkitdirectory: "" } : {})}
      aria-label={isFolder ? "Folder of images" : "Image files"}
      onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      data-testid={isFolder ? "folder-input" : "files-input"}
    />
  );
}
