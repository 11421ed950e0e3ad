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
