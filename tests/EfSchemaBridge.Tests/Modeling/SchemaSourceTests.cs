using EfSchemaBridge.Modeling;

namespace EfSchemaBridge.Tests.Modeling;

public class SchemaSourceTests
{
    [Fact]
    public void A_schema_on_disk_that_is_not_UTF_8_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("schema.prisma", "").Replace('\\', '/');
        File.WriteAllBytes(file, [.. "model A {\n  id String @id @default(\"caf"u8, 0xE9, .. "\")\n}\n"u8]);

        var exception = Assert.Throws<SchemaMappingException>(() => SchemaSource.Read(file, typeof(SchemaSourceTests).Assembly));

        Assert.Equal(
            $"ESB5002: the schema {file} has errors:\n{file}(2,30): error ESB1013: This file is not UTF-8: a byte here does not belong to a character. Save it as UTF-8.",
            exception.Message.ReplaceLineEndings("\n"));
    }
}
