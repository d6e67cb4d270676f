"""Files as people send them, and as those send them who mean harm."""

import io
import zlib
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image

SECRET = b"59.3293N hos mormor"


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    """A picture, left half red and right half blue, that tells where it was taken."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[29] = str(date(2026, 11, 1))
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **({"comment": SECRET} if kind == "JPEG" else {}))
    return out.getvalue()


def pdf(*, harmful: bool = False, password: str = "", pages: int = 1) -> bytes:
    """A PDF with a picture on its page; when harmful, with all that should not be there."""
    file = Pdf.new()
    for _ in range(pages):
        file.add_blank_page()
    jpeg = picture()
    image = file.make_stream(
        jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=40,
        Height=20,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    page = file.pages[0]
    page.Resources = Dictionary(XObject=Dictionary(Im0=image))
    page.Contents = file.make_stream(b"q 200 0 0 100 50 50 cm /Im0 Do Q")
    if harmful:
        _harm(file)
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    file.save(out, encryption=lock)
    return out.getvalue()


def _harm(file: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('harm')"))
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe harm"), Next=Array([script]))
    file.docinfo["/Author"] = SECRET.decode()
    with file.open_metadata() as words:
        words["dc:creator"] = [SECRET.decode()]
    file.attachments["harm.exe"] = b"MZ harm"
    file.Root.OpenAction = file.make_indirect(script)
    file.Root.AA = Dictionary(WC=script)
    file.Root.Names["/JavaScript"] = Dictionary(Names=Array([String("harm"), script]))
    file.Root.AcroForm = Dictionary(Fields=Array([]), XFA=file.make_stream(b"<harm/>"))
    file.pages[0].Annots = Array(
        [
            _note(file, "/Link", A=launch),
            _note(file, "/Link", A=Dictionary(S=Name.URI, URI=String("javascript:harm()"))),
            _note(file, "/Link", A=Dictionary(S=Name.URI, URI=String("https://solby.example/"))),
            _note(file, "/FileAttachment", FS=Dictionary(F=String("harm.doc"))),
        ]
    )
    file.pages[0].AA = Dictionary(O=script)


def _note(file: Pdf, kind: str, **more: Dictionary) -> Object:
    rect = Array([0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=rect)
    for key, value in more.items():
        note[f"/{key}"] = value
    return file.make_indirect(note)


def pdf_bomb() -> bytes:
    """Some hundred kilobytes that unpack to 320 million bytes on the page."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1024**2)) for _ in range(320)) + packer.flush()
    file = Pdf.new()
    page = file.add_blank_page()
    page.Contents = file.make_stream(packed, Filter=Name.FlateDecode)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def picture_bomb() -> bytes:
    """A small PNG of 100 million points."""
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    return out.getvalue()
