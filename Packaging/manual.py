"""The manual page, from what the program says of itself."""

import json


def escaped(text):
    """Text as roff takes it: a backslash and a hyphen are themselves, and no line begins with a control character."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in text)
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def paragraphs(text):
    """Lines that are indented stay lines, others flow."""
    for line in text.strip("\n").split("\n"):
        if not line.strip():
            yield ".PP"
        elif line.startswith(" ") or "  " in line.strip():
            yield f".br\n{escaped(line.strip())}\n.br"
        else:
            yield escaped(line)


def spelled(argument):
    if argument["kind"] == "positional":
        name = f"\\fI{escaped(argument['valueName'])}\\fR"
        name += "..." if argument["isRepeating"] else ""
        return f"[{name}]" if argument["isOptional"] else name
    names = sorted(argument["names"], key=lambda name: name["kind"] == "long")
    words = ", ".join(
        "\\fB" + escaped(("--" if name["kind"] == "long" else "-") + name["name"]) + "\\fR" for name in names)
    if argument["kind"] == "option":
        words += f" \\fI{escaped(argument['valueName'])}\\fR"
    return words


def described(arguments):
    for argument in arguments:
        if not argument.get("shouldDisplay", True):
            continue
        yield ".TP"
        yield spelled(argument)
        yield escaped(argument.get("abstract", "")) or "\\&"
        if argument["kind"] == "option" and argument.get("defaultValue"):
            yield f"Default: \\fB{escaped(argument['defaultValue'])}\\fR"


def visible(node):
    return [sub for sub in node["subcommands"] if sub.get("shouldDisplay", True) and sub["commandName"] != "help"]


def command(node, names):
    """A command and those below it; `names` are the words to type."""
    positional = [spelled(each) for each in node["arguments"] if each["kind"] == "positional"]
    yield f'.SS "{escaped(" ".join(names))}"'
    yield f"\\fB{escaped('sitegen ' + ' '.join(names))}\\fR " + " ".join([*positional, "[\\fIoptions\\fR]"])
    yield ".PP"
    yield escaped(node.get("abstract", ""))
    if node.get("discussion"):
        yield ".PP"
        yield from paragraphs(node["discussion"])
    yield from described(each for each in node["arguments"] if not is_everywhere(each))
    for sub in visible(node):
        yield from command(sub, [*names, sub["commandName"]])


def is_everywhere(argument):
    return any(name["name"] in ("help", "version") for name in argument["names"])


def complete(node):
    """The program leaves out what is empty."""
    node["arguments"] = [{"names": [], **argument} for argument in node.get("arguments", [])]
    node["subcommands"] = [complete(sub) for sub in node.get("subcommands", [])]
    return node


def page(dump, version):
    """From the answer to --experimental-dump-help."""
    root = complete(json.loads(dump)["command"])
    lines = [
        f'.TH SITEGEN 1 "" "sitegen {version}" "User Commands"', ".SH NAME",
        f"sitegen \\- {escaped(root['abstract'].rstrip('.'))}", ".SH SYNOPSIS",
        "\\fBsitegen\\fR \\fIcommand\\fR [\\fIoptions\\fR]", ".SH DESCRIPTION", *paragraphs(root.get("discussion", "")),
        ".SH COMMANDS",
    ]
    for sub in visible(root):
        lines += command(sub, [sub["commandName"]])
    return ("\n".join(lines) + "\n").encode()
