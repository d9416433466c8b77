"""Plays the commands of a page with the AWS CLI against a running world, and checks each output.

usage: play_page.py PAGE ENDPOINT_URL PATH_OF_AWS [--write]

Each block of commands (sh) is followed by the block of its output (text). Blank space at the ends of lines is not compared.
--write puts the outputs into the page instead of checking them.
"""

import os
import re
import subprocess
import sys

BLOCKS = re.compile(r"```sh\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def shown(text):
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def main():
    page, url, aws = sys.argv[1:4]
    environment = dict(
        os.environ,
        AWS_ENDPOINT_URL=url,
        AWS_DEFAULT_REGION="eu-central-1",
        AWS_ACCESS_KEY_ID="lab",
        AWS_SECRET_ACCESS_KEY="lab",
        AWS_PAGER="",
        PATH=os.path.dirname(os.path.abspath(aws)) + os.pathsep + os.environ["PATH"],
    )
    played = []

    def play(block):
        run = subprocess.run(["sh", "-euc", block.group(1)], env=environment, capture_output=True, text=True, timeout=300)
        if run.returncode != 0:
            sys.exit(f"play_page: exit code {run.returncode} of\n{block.group(1)}{run.stderr}")
        output = shown(run.stdout)
        if "--write" not in sys.argv and output != shown(block.group(2)):
            sys.exit(f"play_page: not the output of the page\n{block.group(1)}expected:\n{block.group(2)}printed:\n{output}")
        played.append(output)
        return f"```sh\n{block.group(1)}```\n\n```text\n{output}\n```"

    with open(page, encoding="utf-8") as file:
        text = BLOCKS.sub(play, file.read())
    if "--write" in sys.argv:
        with open(page, "w", encoding="utf-8") as file:
            file.write(text)
    print(f"play_page: {len(played)} blocks of {page} print what the page says")


if __name__ == "__main__":
    main()
