using System.Text;

namespace EfSchemaBridge.Schema.Tests;

public sealed class SchemaReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schema-reader-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_is_read_at_any_depth_in_the_order_of_the_paths()
    {
        Write("z.prisma", "model Z {\n  id Int @id\n}\n");
        Write("a/b.prisma", "model B {\n  id Int @id\n}\n");
        Write("a/notes.txt", "not a schema");

        var result = SchemaReader.Read(folder);

        Assert.Equal(["B", "Z"], result.Schema!.Models.Select(model => model.Name));
    }

    [Fact]
    public void A_file_is_read_with_its_byte_order_mark()
    {
        File.WriteAllBytes(Path.Combine(folder, "schema.prisma"), [0xEF, 0xBB, 0xBF, .. "model A {\r\n  id Int @id\r\n}\r\n"u8]);

        Assert.Single(SchemaReader.Read(Path.Combine(folder, "schema.prisma")).Schema!.Models);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_told_with_the_place_of_the_first_byte_that_is_not()
    {
        var file = Path.Combine(folder, "schema.prisma");
        File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. "model A {\n  id Int @id\n  é String @default(\"caf"u8, 0xE9, .. "\")\n}\n"u8]);

        var result = SchemaReader.Read(file);

        Assert.Null(result.Schema);
        Assert.Equal($"{file}(3,25): error ESB1013: This file is not UTF-8: a byte here does not belong to a character. Save it as UTF-8.", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void A_file_in_UTF_16_is_refused()
    {
        var file = Path.Combine(folder, "schema.prisma");
        File.WriteAllText(file, "model A {\n  id Int @id\n}\n", Encoding.Unicode);

        Assert.Equal($"{file}(1,1): error ESB1013: This file is not UTF-8: a byte here does not belong to a character. Save it as UTF-8.", Assert.Single(SchemaReader.Read(file).Diagnostics).ToString());
    }

    [Fact]
    public void What_a_file_that_is_not_UTF_8_may_hold_is_not_missed_elsewhere()
    {
        Write("a.prisma", "model A {\n  id Int @id\n  kind Kind\n}\n");
        File.WriteAllBytes(Path.Combine(folder, "b.prisma"), [.. "enum Kind {\n  caf"u8, 0xE9, .. "\n}\n"u8]);

        Assert.Equal("ESB1013", Assert.Single(SchemaReader.Read(folder).Diagnostics).Code);
    }

    [Fact]
    public void A_place_that_is_not_there_is_named()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => SchemaReader.Read(Path.Combine(folder, "none")));

        Assert.Equal($"There is no schema at '{Path.Combine(folder, "none")}'.", exception.Message);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
