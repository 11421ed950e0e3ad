using System.Security.Cryptography;
using System.Text;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>Prisma's checksum of a migration: lower-case hex SHA-256 of its UTF-8 text.</summary>
internal static class Checksum
{
    public static string Of(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    /// <summary>True when the script is the one a checksum was made of, whatever its line ends became since.</summary>
    public static bool Matches(string script, string checksum)
    {
        var unix = script.ReplaceLineEndings("\n");
        return checksum == Of(script) || checksum == Of(unix) || checksum == Of(unix.Replace("\n", "\r\n", StringComparison.Ordinal));
    }
}
